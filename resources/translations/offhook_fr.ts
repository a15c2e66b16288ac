<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>About Offhook</source>
        <translation>À propos d’Offhook</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>C&amp;opier</translation>
    </message>
    <message>
        <source>Calls, settings and logs are in this folder, which only you can read. The token is in this computer&apos;s key store.</source>
        <translation>Les appels, les paramètres et les journaux sont dans ce dossier, que vous seul pouvez lire. Le jeton est dans le trousseau de clés de cet ordinateur.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>Keeps the phone calls of a sales rep true in Activix.</source>
        <translation>Garde justes dans Activix les appels d’un conseiller aux ventes.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Offhook itself: MIT. It brings along:</source>
        <translation>Offhook lui-même&#xa0;: MIT. Il apporte&#xa0;:</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <source>Where your data is</source>
        <translation>Où sont vos données</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>domaine public</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Copy as text</source>
        <translation>Copier comme texte</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copier le numéro</translation>
    </message>
    <message>
        <source>Dial again</source>
        <translation>Recomposer</translation>
    </message>
    <message>
        <source>Export the calls</source>
        <translation>Exporter les appels</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Log this number again…</source>
        <translation>Consigner de nouveau ce numéro…</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>Plus ▾</translation>
    </message>
    <message>
        <source>Never log this number…</source>
        <translation>Ne jamais consigner ce numéro…</translation>
    </message>
    <message>
        <source>Open and correct</source>
        <translation>Ouvrir et corriger</translation>
    </message>
    <message>
        <source>Sending history…</source>
        <translation>Historique d’envoi…</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Tableur (*.csv)</translation>
    </message>
    <message>
        <source>The call is copied as text.</source>
        <translation>L’appel est copié comme texte.</translation>
    </message>
    <message>
        <source>The number is copied.</source>
        <translation>Le numéro est copié.</translation>
    </message>
</context>
<context>
    <name>Beyond</name>
    <message>
        <source>%1 already does something else here, so it does not do this: %2.</source>
        <translation>%1 fait déjà autre chose ici et ne fait donc pas ceci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 belongs to another program, so it does not do this: %2. Choose another.</source>
        <translation>%1 appartient à un autre programme et ne fait donc pas ceci&#xa0;: %2. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Offhook cannot have keys here that count in other programs. Use its window.</source>
        <translation>Offhook ne peut pas avoir ici de touches qui agissent dans les autres programmes. Utilisez sa fenêtre.</translation>
    </message>
    <message>
        <source>Show Offhook</source>
        <translation>Montrer Offhook</translation>
    </message>
    <message>
        <source>Take the selected number into the field</source>
        <translation>Prendre le numéro sélectionné dans le champ</translation>
    </message>
    <message>
        <source>This desktop has no tray. Closing the window asks whether to go on minimised or to quit.</source>
        <translation>Ce bureau n’a pas de zone de notification. Fermer la fenêtre demande s’il faut continuer, réduit, ou quitter.</translation>
    </message>
    <message>
        <source>This keyboard has no %1, so it cannot do this: %2.</source>
        <translation>Ce clavier n’a pas %1, qui ne peut donc pas faire ceci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Wayland keeps each program’s keys to itself, so no key of Offhook counts in other programs. In the desktop’s settings you can give a key to the command “offhook”, which shows the window.</source>
        <translation>Wayland garde les touches de chaque programme pour lui&#xa0;: aucune touche d’Offhook n’agit dans les autres programmes. Dans les paramètres du bureau, vous pouvez donner une touche à la commande «&#xa0;offhook&#xa0;», qui montre la fenêtre.</translation>
    </message>
</context>
<context>
    <name>CallBackDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;No call back</source>
        <translation>Ne pas &amp;rappeler</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>En&amp;registrer</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Quand</translation>
    </message>
    <message>
        <source>Activix shows it as your task once it knows the lead.</source>
        <translation>Activix l’affiche dans vos tâches, dès que le client y est connu.</translation>
    </message>
    <message>
        <source>Call %1 back</source>
        <translation>Rappeler %1</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>Dans une semaine</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>Dans une heure</translation>
    </message>
    <message>
        <source>That is over already. Choose a time to come.</source>
        <translation>C’est déjà passé. Choisissez un moment à venir.</translation>
    </message>
    <message>
        <source>Tomorrow evening</source>
        <translation>Demain soir</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>Demain matin</translation>
    </message>
    <message>
        <source>What &amp;about</source>
        <translation>À quel &amp;sujet</translation>
    </message>
</context>
<context>
    <name>CallPane</name>
    <message>
        <source>Another call…</source>
        <translation>Autre appel…</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Busy: end the call</source>
        <translation>Occupé&#xa0;: terminer l’appel</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>It ended at %1</source>
        <translation>Terminé à&#xa0;%1</translation>
    </message>
    <message>
        <source>Length of the call</source>
        <translation>Durée de l’appel</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Not a call (mis-dialled): end it</source>
        <translation>Fausse manœuvre&#xa0;: terminer l’appel</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Open in Activix</source>
        <translation>Ouvrir dans Activix</translation>
    </message>
    <message>
        <source>Private: keep it off Activix</source>
        <translation>Privé&#xa0;: ne pas l’envoyer à Activix</translation>
    </message>
    <message>
        <source>Still on the phone?</source>
        <translation>Toujours au téléphone&#x202f;?</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Reprendre l’appel</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Boîte vocale</translation>
    </message>
    <message>
        <source>Yes, still talking</source>
        <translation>Oui, toujours</translation>
    </message>
</context>
<context>
    <name>Checkup</name>
    <message>
        <source>%1 MB are free.</source>
        <translation>%1 Mo sont libres.</translation>
    </message>
    <message>
        <source>%1 answers with error %2; calls wait here.</source>
        <translation>%1 répond par l’erreur %2&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 répond.</translation>
    </message>
    <message>
        <source>%1 cannot be reached; calls wait here. %2</source>
        <translation>%1 est injoignable&#x202f;; les appels attendent ici. %2</translation>
    </message>
    <message>
        <source>%1 cannot be used; nothing is locked by it.</source>
        <translation>%1 est inutilisable&#x202f;; il ne verrouille rien.</translation>
    </message>
    <message>
        <source>%1 is no address that a token may be sent to.</source>
        <translation>%1 n’est pas une adresse à laquelle un jeton peut être envoyé.</translation>
    </message>
    <message>
        <source>%1 kept here, %2 to send, %3 that need you.</source>
        <translation>%1 conservés ici, %2 à envoyer, %3 qui ont besoin de vous.</translation>
    </message>
    <message>
        <source>%1 locked, %2 preset, by %3.</source>
        <translation>%1 verrouillés, %2 préréglés, par %3.</translation>
    </message>
    <message>
        <source>%1 wait for your word.</source>
        <translation>%1 attendent votre réponse.</translation>
    </message>
    <message>
        <source>A newer Offhook wrote them; this one leaves them alone.</source>
        <translation>Une version plus récente d’Offhook les a écrits&#x202f;; celle-ci n’y touche pas.</translation>
    </message>
    <message>
        <source>A window can be shown (%1).</source>
        <translation>Une fenêtre peut s’afficher (%1).</translation>
    </message>
    <message>
        <source>Activix</source>
        <translation>Activix</translation>
    </message>
    <message>
        <source>Activix refuses it, so calls wait here.</source>
        <translation>Activix le refuse&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>Activix takes it; the account has %1 users.</source>
        <translation>Activix l’accepte&#x202f;; le compte a %1 utilisateurs.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Answer the question in the window.</source>
        <translation>Répondez à la question dans la fenêtre.</translation>
    </message>
    <message>
        <source>Ask for a new one, and give it in the settings.</source>
        <translation>Demandez-en un nouveau et donnez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Check that the folder is there and is yours.</source>
        <translation>Vérifiez que le dossier existe et qu’il est à vous.</translation>
    </message>
    <message>
        <source>Check the internet connection and the server in the settings.</source>
        <translation>Vérifiez la connexion Internet et le serveur dans les paramètres.</translation>
    </message>
    <message>
        <source>Check the network, or choose another one in the settings.</source>
        <translation>Vérifiez le réseau, ou choisissez-en un autre dans les paramètres.</translation>
    </message>
    <message>
        <source>Choose it in the settings, or have its rights changed.</source>
        <translation>Choisissez-le dans les paramètres, ou faites changer ses droits.</translation>
    </message>
    <message>
        <source>Choose it in the settings.</source>
        <translation>Choisissez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>Choose the server in the settings.</source>
        <translation>Choisissez le serveur dans les paramètres.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Close programs that may hold it, and check the disk.</source>
        <translation>Fermez les programmes qui pourraient le retenir et vérifiez le disque.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Free some space soon, so that calls can go on being kept.</source>
        <translation>Libérez bientôt de l’espace pour que les appels continuent d’être conservés.</translation>
    </message>
    <message>
        <source>Free some space, and write calls on paper until then.</source>
        <translation>Libérez de l’espace et, d’ici là, notez les appels sur papier.</translation>
    </message>
    <message>
        <source>Give it in the settings.</source>
        <translation>Donnez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>Give the token in the settings.</source>
        <translation>Donnez le jeton dans les paramètres.</translation>
    </message>
    <message>
        <source>Have PYTHON_KEYRING_BACKEND unset.</source>
        <translation>Faites retirer PYTHON_KEYRING_BACKEND.</translation>
    </message>
    <message>
        <source>Have this computer set its time by itself.</source>
        <translation>Laissez cet ordinateur se mettre à l’heure tout seul.</translation>
    </message>
    <message>
        <source>Have your administrator mend it.</source>
        <translation>Faites-le corriger par votre administrateur.</translation>
    </message>
    <message>
        <source>Have your administrator mend it; the rest of it counts.</source>
        <translation>Faites-le corriger par votre administrateur&#x202f;; le reste s’applique.</translation>
    </message>
    <message>
        <source>If it goes on, tell Activix.</source>
        <translation>Si cela dure, avisez Activix.</translation>
    </message>
    <message>
        <source>If you want them here, choose Offhook for “tel” links.</source>
        <translation>Si vous les voulez ici, choisissez Offhook pour les liens «&#xa0;tel&#xa0;».</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>Installez la version plus récente.</translation>
    </message>
    <message>
        <source>It can be read.</source>
        <translation>Il peut être lu.</translation>
    </message>
    <message>
        <source>It could not be compared.</source>
        <translation>Elle n’a pas pu être comparée.</translation>
    </message>
    <message>
        <source>It does not answer, so calls wait here.</source>
        <translation>Il ne répond pas&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>It does not answer, so no recording is offered.</source>
        <translation>Il ne répond pas&#xa0;: aucun enregistrement n’est proposé.</translation>
    </message>
    <message>
        <source>It fails, so calls wait here.</source>
        <translation>Il est en panne&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>It is %1 s off, and calls get that time for ever.</source>
        <translation>Elle est décalée de %1&#xa0;s, et les appels gardent cette heure pour toujours.</translation>
    </message>
    <message>
        <source>It is kept; nobody could be asked.</source>
        <translation>Il est conservé&#x202f;; personne n’a pu être interrogé.</translation>
    </message>
    <message>
        <source>It is locked, so calls wait here.</source>
        <translation>Il est verrouillé&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>It is not there, so no recording is offered.</source>
        <translation>Il est introuvable&#xa0;: aucun enregistrement n’est proposé.</translation>
    </message>
    <message>
        <source>It is right, within %1 s of Activix.</source>
        <translation>Elle est juste, à %1&#xa0;s près d’Activix.</translation>
    </message>
    <message>
        <source>It keeps the token (%1).</source>
        <translation>Il garde le jeton (%1).</translation>
    </message>
    <message>
        <source>It may not be read, so no recording is offered.</source>
        <translation>Il ne peut pas être lu&#xa0;: aucun enregistrement n’est proposé.</translation>
    </message>
    <message>
        <source>Key store</source>
        <translation>Trousseau de clés</translation>
    </message>
    <message>
        <source>Look for a window that asks you to unlock it.</source>
        <translation>Cherchez une fenêtre qui vous demande de le déverrouiller.</translation>
    </message>
    <message>
        <source>Messages from phones or scripts that could not be read: %1.</source>
        <translation>Messages de téléphones ou de scripts qui n’ont pas pu être lus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>No window can be shown here: %1</source>
        <translation>Aucune fenêtre ne peut s’afficher ici&#xa0;: %1</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucun pour l’instant.</translation>
    </message>
    <message>
        <source>Nothing can be kept in %1.</source>
        <translation>Rien ne peut être conservé dans %1.</translation>
    </message>
    <message>
        <source>Nothing is preset or locked.</source>
        <translation>Rien n’est préréglé ni verrouillé.</translation>
    </message>
    <message>
        <source>Nothing opens phone links.</source>
        <translation>Rien n’ouvre les liens téléphoniques.</translation>
    </message>
    <message>
        <source>Only %1 MB are free.</source>
        <translation>Seulement %1 Mo sont libres.</translation>
    </message>
    <message>
        <source>Open “What needs you” in the menu.</source>
        <translation>Ouvrez «&#xa0;Ce qui vous attend&#xa0;» dans le menu.</translation>
    </message>
    <message>
        <source>Phone links</source>
        <translation>Liens téléphoniques</translation>
    </message>
    <message>
        <source>Phone links open %1 instead of Offhook.</source>
        <translation>Les liens téléphoniques ouvrent %1 au lieu d’Offhook.</translation>
    </message>
    <message>
        <source>Phone links open Offhook.</source>
        <translation>Les liens téléphoniques ouvrent Offhook.</translation>
    </message>
    <message>
        <source>Recordings folder</source>
        <translation>Dossier d’enregistrements</translation>
    </message>
    <message>
        <source>Restart this computer; then give the token in the settings.</source>
        <translation>Redémarrez cet ordinateur, puis donnez le jeton dans les paramètres.</translation>
    </message>
    <message>
        <source>See whether a call is missing and log it as a past call. The files lie in the folder inbox/unreadable of Offhook’s data; remove them once you are done.</source>
        <translation>Voyez s’il manque un appel et consignez-le comme appel passé. Les fichiers se trouvent dans le dossier inbox/unreadable des données d’Offhook&#x202f;; supprimez-les ensuite.</translation>
    </message>
    <message>
        <source>Set it again in the settings.</source>
        <translation>Redonnez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>Set up GNOME Keyring, KWallet or KeePassXC.</source>
        <translation>Installez GNOME Keyring, KWallet ou KeePassXC.</translation>
    </message>
    <message>
        <source>Set your number and e-mail again.</source>
        <translation>Redonnez votre numéro et votre courriel.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Start Offhook in a desktop session. The commands work without a window.</source>
        <translation>Démarrez Offhook dans une session de bureau. Les commandes marchent sans fenêtre.</translation>
    </message>
    <message>
        <source>Start the window: it keeps what can be read.</source>
        <translation>Ouvrez la fenêtre&#xa0;: elle conserve ce qui peut être lu.</translation>
    </message>
    <message>
        <source>The disk is full (%1 MB left): calls cannot be kept.</source>
        <translation>Le disque est plein (il reste %1 Mo)&#xa0;: les appels ne peuvent pas être conservés.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Le fichier ne s’ouvre pas.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Le fichier est endommagé.</translation>
    </message>
    <message>
        <source>The one that is set up would keep the token readable.</source>
        <translation>Celui qui est configuré garderait le jeton lisible.</translation>
    </message>
    <message>
        <source>There is none for this server, so calls wait here.</source>
        <translation>Il n’y en a pas pour ce serveur&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>There is none: the token is forgotten when Offhook closes.</source>
        <translation>Il n’y en a pas&#xa0;: le jeton est oublié quand Offhook se ferme.</translation>
    </message>
    <message>
        <source>They could all be read.</source>
        <translation>Tous ont pu être lus.</translation>
    </message>
    <message>
        <source>They could not be read; the defaults count.</source>
        <translation>Ils n’ont pas pu être lus&#x202f;; les valeurs par défaut s’appliquent.</translation>
    </message>
    <message>
        <source>They may be a copy: nothing is sent.</source>
        <translation>Ils sont peut-être une copie&#xa0;: rien n’est envoyé.</translation>
    </message>
    <message>
        <source>This system does not say what opens phone links.</source>
        <translation>Ce système ne dit pas ce qui ouvre les liens téléphoniques.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Unlock it, then start Offhook again.</source>
        <translation>Déverrouillez-le, puis redémarrez Offhook.</translation>
    </message>
    <message>
        <source>Your own number is missing, so calls wait here.</source>
        <translation>Votre propre numéro manque&#x202f;; les appels attendent ici.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>en règle</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>take note</source>
        <translation>à noter</translation>
    </message>
    <message>
        <source>to be mended</source>
        <translation>à corriger</translation>
    </message>
    <message>
        <source>“%1” could not be read; the default counts.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être lu&#x202f;; la valeur par défaut s’applique.</translation>
    </message>
    <message>
        <source>“%1” in %3 is a mistake (%2).</source>
        <translation>«&#xa0;%1&#xa0;» dans %3 est une erreur (%2).</translation>
    </message>
</context>
<context>
    <name>CheckupDialog</name>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>%1 n’a pas pu être écrit. Choisissez un autre dossier.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to be mended so that calls get to Activix.</source>
        <translation>
            <numerusform>%n chose à corriger pour que les appels se rendent à Activix.</numerusform>
            <numerusform>%n choses à corriger pour que les appels se rendent à Activix.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Support file…</source>
        <translation>Fichier pour le &amp;soutien…</translation>
    </message>
    <message>
        <source>A support file is safe to send: it holds no names, no numbers, no notes and no token.</source>
        <translation>Un fichier pour le soutien peut être envoyé sans crainte&#xa0;: il ne contient ni nom, ni numéro, ni note, ni jeton.</translation>
    </message>
    <message>
        <source>All is well: calls get to Activix.</source>
        <translation>Tout va bien&#xa0;: les appels se rendent à Activix.</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Vérifier de &amp;nouveau</translation>
    </message>
    <message>
        <source>Check this computer</source>
        <translation>Vérifier cet ordinateur</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Offhook could not look. Calls are not touched; start Offhook again, then check once more.</source>
        <translation>Offhook n’a pas pu vérifier. Les appels ne sont pas touchés&#x202f;; redémarrez Offhook, puis vérifiez encore.</translation>
    </message>
    <message>
        <source>Packed: %1</source>
        <translation>Prêt&#xa0;: %1</translation>
    </message>
    <message>
        <source>Packing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Support file</source>
        <translation>Fichier pour le soutien</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>No calls yet today.</source>
        <translation>Pas encore d’appel aujourd’hui.</translation>
    </message>
    <message>
        <source>Other calls</source>
        <translation>Autres appels</translation>
    </message>
    <message>
        <source>Second call</source>
        <translation>Deuxième appel</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Wants the grey Tucson, trade-in 2019 Elantra.
Call back Thursday after 17:00.</source>
        <translation>Veut le Tucson gris, échange Elantra 2019.
Rappeler jeudi après 17&#xa0;h.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>DialPane</name>
    <message>
        <source>Answer on your phone; Offhook keeps the log.</source>
        <translation>Répondez au téléphone&#x202f;; Offhook consigne l’appel.</translation>
    </message>
    <message>
        <source>Call anyway</source>
        <translation>Appeler quand même</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Dial on your phone; Offhook keeps the log.</source>
        <translation>Composez au téléphone&#x202f;; Offhook consigne l’appel.</translation>
    </message>
    <message>
        <source>It is ringing</source>
        <translation>Ça sonne</translation>
    </message>
    <message>
        <source>Next number or name</source>
        <translation>Prochain numéro ou nom</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Use this number</source>
        <translation>Prendre ce numéro</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>sur %1</translation>
    </message>
</context>
<context>
    <name>DidRow</name>
    <message>
        <source>Of this call. For the next ones, change it in the settings too.</source>
        <translation>Pour cet appel. Pour les prochains, changez-le aussi dans les paramètres.</translation>
    </message>
    <message>
        <source>Your direct number in Activix</source>
        <translation>Votre numéro direct dans Activix</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>A call</source>
        <translation>Un appel</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Call back: %1</source>
        <translation>Rappeler&#xa0;: %1</translation>
    </message>
    <message>
        <source>Missed %1 times: %2</source>
        <translation>Manqué %1 fois&#xa0;: %2</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Manqué&#xa0;: %1</translation>
    </message>
    <message>
        <source>Name hidden</source>
        <translation>Nom masqué</translation>
    </message>
</context>
<context>
    <name>DuePanel</name>
    <message>
        <source>%1 comes here; Enter puts the number into the field.</source>
        <translation>%1 mène ici&#x202f;; Entrée met le numéro dans le champ.</translation>
    </message>
    <message>
        <source>Complete it in Activix.</source>
        <translation>Terminez-la dans Activix.</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Due · %1</source>
        <translation>À faire · %1</translation>
    </message>
    <message>
        <source>Due: whom to call</source>
        <translation>À faire&#xa0;: qui appeler</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>C’est fait</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Plus besoin</translation>
    </message>
</context>
<context>
    <name>EmailRow</name>
    <message>
        <source>Of this call. For the next ones, change it in the settings too.</source>
        <translation>Pour cet appel. Pour les prochains, changez-le aussi dans les paramètres.</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>Ce n’est pas une adresse courriel.</translation>
    </message>
    <message>
        <source>Your e-mail in Activix</source>
        <translation>Votre courriel dans Activix</translation>
    </message>
</context>
<context>
    <name>EndedPane</name>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Call back…</source>
        <translation>Rappeler…</translation>
    </message>
    <message>
        <source>Correct the length…</source>
        <translation>Corriger la durée…</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Dial again</source>
        <translation>Recomposer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Give its number…</source>
        <translation>Donner son numéro…</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>See what is wrong…</source>
        <translation>Voir ce qui ne va pas…</translation>
    </message>
    <message>
        <source>Sending history…</source>
        <translation>Historique d’envoi…</translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation>Annuler cette réponse</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Boîte vocale</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Mauvais numéro</translation>
    </message>
    <message>
        <source>You settled this call by hand: nothing more is sent of it.</source>
        <translation>Vous avez réglé cet appel à la main&#xa0;: plus rien n’en est envoyé.</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>%1 cannot be written. Is the disk full, the folder protected, or the file open in another program?</source>
        <translation>Impossible d’écrire %1. Le disque est-il plein, le dossier protégé, ou le fichier ouvert dans un autre programme&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln appel exporté vers %1.</numerusform>
            <numerusform>%Ln appels exportés vers %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Called off: nothing was exported.</source>
        <translation>Annulé&#xa0;: rien n’a été exporté.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>Exportation&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>The calls cannot be read now. Try again.</source>
        <translation>Les appels ne peuvent pas être lus pour l’instant. Réessayez.</translation>
    </message>
    <message>
        <source>The export failed. Nothing was written.</source>
        <translation>L’exportation a échoué. Rien n’a été écrit.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Filtres</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Tous résultats</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Les deux sens</translation>
    </message>
    <message>
        <source>By outcome</source>
        <translation>Par résultat</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>In Activix</source>
        <translation>Dans Activix</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Entrant</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Plus longs</translation>
    </message>
    <message>
        <source>Name, number or note</source>
        <translation>Nom, numéro ou note</translation>
    </message>
    <message>
        <source>Names from A</source>
        <translation>Noms, A à Z</translation>
    </message>
    <message>
        <source>Names from Z</source>
        <translation>Noms, Z à A</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Plus récents</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Plus anciens</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Seulement ici</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Sortant</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privé</translation>
    </message>
    <message>
        <source>Search the calls</source>
        <translation>Chercher dans les appels</translation>
    </message>
    <message>
        <source>Shortest first</source>
        <translation>Plus courts</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Where the call is</source>
        <translation>Où est l’appel</translation>
    </message>
    <message>
        <source>Wherever it is</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
</context>
<context>
    <name>FixedRow</name>
    <message>
        <source>An earlier try may have reached Activix, which can never change this. Enter the call in Activix by hand, then say here that it is there.</source>
        <translation>Un essai précédent a pu se rendre à Activix, qui ne peut plus jamais changer ceci. Entrez l’appel à la main dans Activix, puis dites ici qu’il y est.</translation>
    </message>
    <message>
        <source>Number of the other party</source>
        <translation>Numéro de l’autre personne</translation>
    </message>
    <message>
        <source>Offhook has no field for this. Show these words to whoever helps you.</source>
        <translation>Offhook n’a pas de champ pour ceci. Montrez ces mots à la personne qui vous aide.</translation>
    </message>
    <message>
        <source>This is how the call took place, so it is not changed here.</source>
        <translation>L’appel s’est passé ainsi&#xa0;: on ne le change pas ici.</translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation>Votre propre numéro</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose the folder…</source>
        <translation>Choisir le dossier…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Recordings folder</source>
        <translation>Dossier d’enregistrements</translation>
    </message>
</context>
<context>
    <name>Grammar</name>
    <message>
        <source>A link such as tel:+14182579084 fills the number field; it never dials.</source>
        <translation>Un lien comme tel:+14182579084 remplit le champ du numéro&#x202f;; il ne compose jamais.</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>DATE</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>DOSSIER</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>FILE.zip</source>
        <translation>FICHIER.zip</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>CLÉ</translation>
    </message>
    <message>
        <source>Keeps a sales rep&apos;s phone calls true in Activix. Without a verb: the window.</source>
        <translation>Garde justes dans Activix les appels d’un conseiller aux ventes. Sans verbe&#xa0;: la fenêtre.</translation>
    </message>
    <message>
        <source>LINE</source>
        <translation>LIGNE</translation>
    </message>
    <message>
        <source>LINK</source>
        <translation>LIEN</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NUMÉRO</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SECONDES</translation>
    </message>
    <message>
        <source>T</source>
        <translation>J</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTE</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>MOMENT</translation>
    </message>
    <message>
        <source>URL_OR_FILE</source>
        <translation>URL_OU_FICHIER</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>VALEUR</translation>
    </message>
    <message>
        <source>VERB</source>
        <translation>VERBE</translation>
    </message>
    <message>
        <source>a CRM on this computer to try against</source>
        <translation>un serveur d’exercice sur cet ordinateur, pour faire des essais</translation>
    </message>
    <message>
        <source>a past call; prints its id</source>
        <translation>un appel passé&#x202f;; affiche son identifiant</translation>
    </message>
    <message>
        <source>a test call on a server of this very computer; Activix is not contacted</source>
        <translation>un appel d’essai sur un serveur de cet ordinateur même&#x202f;; Activix n’en sait rien</translation>
    </message>
    <message>
        <source>a working day against the sandbox; no account needed</source>
        <translation>une journée de travail avec le serveur d’exercice&#x202f;; sans compte</translation>
    </message>
    <message>
        <source>an incoming call rings; prints its id</source>
        <translation>un appel entrant sonne&#x202f;; affiche son identifiant</translation>
    </message>
    <message>
        <source>an outgoing call begins; prints its id</source>
        <translation>un appel sortant commence&#x202f;; affiche son identifiant</translation>
    </message>
    <message>
        <source>and open it again, after an upgrade under way</source>
        <translation>et le rouvrir, après la mise à jour en cours</translation>
    </message>
    <message>
        <source>any part of a name, a number or a note</source>
        <translation>une partie d’un nom, d’un numéro ou d’une note</translation>
    </message>
    <message>
        <source>call back at a time: a reminder here, a task in Activix</source>
        <translation>rappeler à un moment donné&#xa0;: un rappel ici, une tâche dans Activix</translation>
    </message>
    <message>
        <source>choose the call&apos;s status: %1</source>
        <translation>choisir le statut de l’appel&#xa0;: %1</translation>
    </message>
    <message>
        <source>default: a free one</source>
        <translation>par défaut&#xa0;: un port libre</translation>
    </message>
    <message>
        <source>default: the only open call</source>
        <translation>par défaut&#xa0;: le seul appel en cours</translation>
    </message>
    <message>
        <source>default: who it is</source>
        <translation>par défaut&#xa0;: qui c’est</translation>
    </message>
    <message>
        <source>empty: withheld</source>
        <translation>vide&#xa0;: numéro masqué</translation>
    </message>
    <message>
        <source>end the running window</source>
        <translation>fermer Offhook</translation>
    </message>
    <message>
        <source>even if Activix may have another one, which goes</source>
        <translation>même si Activix en a peut-être un autre, qui sera perdu</translation>
    </message>
    <message>
        <source>even with a call open</source>
        <translation>même avec un appel en cours</translation>
    </message>
    <message>
        <source>every attempt to send one call</source>
        <translation>tous les envois d’un appel, réussis ou non</translation>
    </message>
    <message>
        <source>for installers on Windows: of all users</source>
        <translation>pour les installateurs sous Windows&#xa0;: celui de chaque utilisateur</translation>
    </message>
    <message>
        <source>for phones: tell what happened, wait for nothing</source>
        <translation>pour les téléphones&#xa0;: dire ce qui se passe, sans rien attendre</translation>
    </message>
    <message>
        <source>for programs</source>
        <translation>pour les programmes</translation>
    </message>
    <message>
        <source>for programs; says what is locked</source>
        <translation>pour les programmes&#x202f;; dit ce qui est verrouillé</translation>
    </message>
    <message>
        <source>it was made</source>
        <translation>le rappel est fait</translation>
    </message>
    <message>
        <source>keep what it stores</source>
        <translation>y conserver ce qu’il reçoit</translation>
    </message>
    <message>
        <source>leave pictures there</source>
        <translation>y laisser des images</translation>
    </message>
    <message>
        <source>look at this computer, and say how to mend what is amiss</source>
        <translation>vérifier cet ordinateur et dire comment corriger ce qui cloche</translation>
    </message>
    <message>
        <source>none was meant</source>
        <translation>aucun rappel n’était voulu</translation>
    </message>
    <message>
        <source>one of your lines</source>
        <translation>une de vos lignes</translation>
    </message>
    <message>
        <source>pack a file that is safe to send: it tells of nobody</source>
        <translation>préparer un fichier qu’on peut envoyer sans crainte&#xa0;: il ne nomme personne</translation>
    </message>
    <message>
        <source>read or change settings</source>
        <translation>lire ou changer les paramètres</translation>
    </message>
    <message>
        <source>send now, and wait until nothing is left to send</source>
        <translation>envoyer maintenant et attendre qu’il ne reste rien à envoyer</translation>
    </message>
    <message>
        <source>set reads it from standard input</source>
        <translation>set le lit sur l’entrée standard</translation>
    </message>
    <message>
        <source>start without showing</source>
        <translation>démarrer sans s’afficher</translation>
    </message>
    <message>
        <source>the Activix token, in the system&apos;s key store</source>
        <translation>le jeton d’Activix, dans le trousseau de clés du système</translation>
    </message>
    <message>
        <source>the call is over</source>
        <translation>l’appel est terminé</translation>
    </message>
    <message>
        <source>the call was picked up</source>
        <translation>on a répondu à l’appel</translation>
    </message>
    <message>
        <source>the call&apos;s recording: a web address, or a WAV or MP3 file</source>
        <translation>l’enregistrement de l’appel&#xa0;: une adresse Web, ou un fichier WAV ou MP3</translation>
    </message>
    <message>
        <source>the call&apos;s whole note</source>
        <translation>la note de l’appel, au complet</translation>
    </message>
    <message>
        <source>the calls of the journal, oldest first</source>
        <translation>les appels du journal, du plus ancien au plus récent</translation>
    </message>
    <message>
        <source>the phone&apos;s name</source>
        <translation>le nom du téléphone</translation>
    </message>
    <message>
        <source>the phone&apos;s own call id</source>
        <translation>l’identifiant de l’appel pour le téléphone</translation>
    </message>
    <message>
        <source>the program and what is still to be sent</source>
        <translation>le programme et ce qui reste à envoyer</translation>
    </message>
    <message>
        <source>the server&apos;s address</source>
        <translation>l’adresse du serveur</translation>
    </message>
    <message>
        <source>verbs</source>
        <translation>verbes&#xa0;</translation>
    </message>
    <message>
        <source>what is to go wrong, as JSON</source>
        <translation>ce qui doit mal aller, en JSON</translation>
    </message>
    <message>
        <source>what it accepts</source>
        <translation>celui qu’il accepte</translation>
    </message>
    <message>
        <source>where all is kept</source>
        <translation>où tout est conservé</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>About Offhook…</source>
        <translation>À propos d’Offhook…</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>Check this computer…</source>
        <translation>Vérifier cet ordinateur…</translation>
    </message>
    <message>
        <source>Direction of the call</source>
        <translation>Sens de l’appel</translation>
    </message>
    <message>
        <source>Goes to the calls below</source>
        <translation>Mène aux appels ci-dessous</translation>
    </message>
    <message>
        <source>Hide names and numbers</source>
        <translation>Cacher les noms et numéros</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historique…</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Entrant</translation>
    </message>
    <message>
        <source>Log a past call…</source>
        <translation>Consigner un appel antérieur…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Mini bar</source>
        <translation>Mini-barre</translation>
    </message>
    <message>
        <source>Opens the settings</source>
        <translation>Ouvre les paramètres</translation>
    </message>
    <message>
        <source>Opens what needs you</source>
        <translation>Ouvre ce qui vous attend</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Sortant</translation>
    </message>
    <message>
        <source>Private call, kept off Activix</source>
        <translation>Appel privé, hors d’Activix</translation>
    </message>
    <message>
        <source>Quit Offhook</source>
        <translation>Quitter Offhook</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Start now, number later</source>
        <translation>Commencer, numéro à venir</translation>
    </message>
    <message>
        <source>Tries again at once</source>
        <translation>Réessaie tout de suite</translation>
    </message>
    <message>
        <source>What needs you…</source>
        <translation>Ce qui vous attend…</translation>
    </message>
    <message>
        <source>Who is at this desk?</source>
        <translation>Qui est à ce bureau&#x202f;?</translation>
    </message>
    <message>
        <source>Withheld caller</source>
        <translation>Appel d’un numéro masqué</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Length (s)</source>
        <translation>Durée (s)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Own number</source>
        <translation>Votre numéro</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Talked (s)</source>
        <translation>Conversation (s)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Where the call is</source>
        <translation>Où est l’appel</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>talked %1</source>
        <translation>conversation %1</translation>
    </message>
    <message>
        <source>with a recording</source>
        <translation>avec un enregistrement</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>Offhook&apos;s file cannot be read now; it keeps trying.</source>
        <translation>Le fichier d’Offhook ne peut pas être lu pour l’instant&#x202f;; Offhook essaie encore.</translation>
    </message>
    <message>
        <source>Offhook: history</source>
        <translation>Offhook&#xa0;: historique</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>No key</source>
        <translation>Aucune touche</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>Appuyez sur les touches</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>In every program</source>
        <translation>Dans tous les programmes</translation>
    </message>
    <message>
        <source>On this desktop</source>
        <translation>Sur cet ordinateur</translation>
    </message>
</context>
<context>
    <name>Lead</name>
    <message>
        <source>%1 leads have this number. Activix decides which one the call is logged to.</source>
        <translation>%1 clients ont ce numéro. Activix décide auquel l’appel est consigné.</translation>
    </message>
    <message>
        <source>%1 there</source>
        <translation>%1 là-bas</translation>
    </message>
    <message>
        <source>%1; none is known here.</source>
        <translation>%1&#x202f;; aucun n’est connu ici.</translation>
    </message>
    <message>
        <source>Activix cannot be asked now</source>
        <translation>Activix ne répond pas en ce moment</translation>
    </message>
    <message>
        <source>As known %1: Activix cannot be asked now.</source>
        <translation>Connu %1&#xa0;: Activix ne répond pas en ce moment.</translation>
    </message>
    <message>
        <source>Asked not to be called any more</source>
        <translation>A demandé à ne plus recevoir d’appels</translation>
    </message>
    <message>
        <source>Asked not to be contacted any more</source>
        <translation>A demandé à ne plus recevoir de communications</translation>
    </message>
    <message>
        <source>At least %1 leads have this number. Activix decides which one the call is logged to.</source>
        <translation>Au moins %1 clients ont ce numéro. Activix décide auquel l’appel est consigné.</translation>
    </message>
    <message>
        <source>Duplicate in Activix</source>
        <translation>Doublon dans Activix</translation>
    </message>
    <message>
        <source>Invalid in Activix</source>
        <translation>Invalide dans Activix</translation>
    </message>
    <message>
        <source>It is %1 there; calling hours are %2.</source>
        <translation>Il est %1 là-bas&#x202f;; les heures d’appel sont %2.</translation>
    </message>
    <message>
        <source>It is %1 there; that is no day for calls.</source>
        <translation>Il est %1 là-bas&#x202f;; ce n’est pas un jour d’appels.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Lead %1, no name</source>
        <translation>Client %1, sans nom</translation>
    </message>
    <message>
        <source>Looking in Activix…</source>
        <translation>Recherche dans Activix…</translation>
    </message>
    <message>
        <source>Lost in Activix</source>
        <translation>Perdu dans Activix</translation>
    </message>
    <message>
        <source>Name hidden</source>
        <translation>Nom masqué</translation>
    </message>
    <message>
        <source>No lead is known without a token</source>
        <translation>Sans jeton, aucun client n’est connu</translation>
    </message>
    <message>
        <source>No lead of this name or address has a number.</source>
        <translation>Aucun client de ce nom ou de cette adresse n’a de numéro.</translation>
    </message>
    <message>
        <source>No lead with this number</source>
        <translation>Aucun client n’a ce numéro</translation>
    </message>
    <message>
        <source>No right to look up leads</source>
        <translation>Jeton sans accès aux clients</translation>
    </message>
    <message>
        <source>Offhook cannot tell whether they want calls.</source>
        <translation>Offhook ne sait pas si cette personne accepte d’être appelée.</translation>
    </message>
    <message>
        <source>Offhook cannot tell who it is, or whether they want calls.</source>
        <translation>Offhook ne sait pas qui c’est, ni si cette personne accepte d’être appelée.</translation>
    </message>
    <message>
        <source>Speaks English</source>
        <translation>Parle anglais</translation>
    </message>
    <message>
        <source>Speaks French</source>
        <translation>Parle français</translation>
    </message>
    <message>
        <source>Speaks Spanish</source>
        <translation>Parle espagnol</translation>
    </message>
    <message>
        <source>There are more: type more of the name.</source>
        <translation>Il y en a d’autres&#xa0;: tapez plus du nom.</translation>
    </message>
    <message>
        <source>advisor %1</source>
        <translation>conseiller %1</translation>
    </message>
    <message>
        <source>home</source>
        <translation>domicile</translation>
    </message>
    <message>
        <source>last call %1</source>
        <translation>dernier appel %1</translation>
    </message>
    <message>
        <source>last call at %1</source>
        <translation>dernier&#xa0;appel à&#xa0;%1</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>cellulaire</translation>
    </message>
    <message>
        <source>time there not known</source>
        <translation>heure là-bas inconnue</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>work</source>
        <translation>travail</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
</context>
<context>
    <name>LeadPanel</name>
    <message>
        <source>Leads</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Open in Activix</source>
        <translation>Ouvrir dans Activix</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos de</translation>
    </message>
    <message>
        <source>Activix did not answer in time.</source>
        <translation>Activix n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>Activix did not get all of it in time</source>
        <translation>Activix n’a pas tout reçu à temps</translation>
    </message>
    <message>
        <source>Activix does not accept it as it was sent</source>
        <translation>Activix ne l’accepte pas tel quel</translation>
    </message>
    <message>
        <source>Activix does not take it in this form</source>
        <translation>Activix ne le prend pas sous cette forme</translation>
    </message>
    <message>
        <source>Activix gave an answer that nobody expects</source>
        <translation>Activix a donné une réponse inattendue</translation>
    </message>
    <message>
        <source>Activix has it.</source>
        <translation>Activix l’a reçu.</translation>
    </message>
    <message>
        <source>Activix has the change.</source>
        <translation>Activix a la modification.</translation>
    </message>
    <message>
        <source>Activix is busy for the moment</source>
        <translation>Activix est débordé pour le moment</translation>
    </message>
    <message>
        <source>Activix is in trouble</source>
        <translation>Activix a un problème</translation>
    </message>
    <message>
        <source>Activix refuses the token</source>
        <translation>Activix refuse le jeton</translation>
    </message>
    <message>
        <source>All connections were in use.</source>
        <translation>Toutes les connexions étaient prises.</translation>
    </message>
    <message>
        <source>Another token took this one&apos;s place before it left.</source>
        <translation>Un autre jeton a pris la place de celui-ci avant l’envoi.</translation>
    </message>
    <message>
        <source>Call log %1 in Activix</source>
        <translation>Appel %1 dans Activix</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Modifier la note</translation>
    </message>
    <message>
        <source>Communication %1 in Activix</source>
        <translation>Communication %1 dans Activix</translation>
    </message>
    <message>
        <source>Complete the call found</source>
        <translation>Compléter l’appel trouvé</translation>
    </message>
    <message>
        <source>Direct number</source>
        <translation>Numéro direct</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>It could not be found out.</source>
        <translation>On n’a pas pu le savoir.</translation>
    </message>
    <message>
        <source>It is in Activix.</source>
        <translation>Il est dans Activix.</translation>
    </message>
    <message>
        <source>It is not there, so it is sent again.</source>
        <translation>Il n’y est pas&#x202f;; il est donc renvoyé.</translation>
    </message>
    <message>
        <source>It is there.</source>
        <translation>Il y est.</translation>
    </message>
    <message>
        <source>Leave it deleted.</source>
        <translation>Le laisser supprimé.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Log the call</source>
        <translation>Consigner l’appel</translation>
    </message>
    <message>
        <source>Look whether it is there</source>
        <translation>Vérifier s’il y est</translation>
    </message>
    <message>
        <source>Look whether the task is there</source>
        <translation>Vérifier si la tâche s’y trouve</translation>
    </message>
    <message>
        <source>Look who the lead is</source>
        <translation>Chercher qui est le client</translation>
    </message>
    <message>
        <source>Make the task to call back</source>
        <translation>Créer la tâche de rappel</translation>
    </message>
    <message>
        <source>More than one call there could be this one.</source>
        <translation>Plus d’un appel pourrait être celui-ci.</translation>
    </message>
    <message>
        <source>No connection to the server.</source>
        <translation>Pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>No lead has this number yet; looked for again later.</source>
        <translation>Aucun client n’a encore ce numéro&#x202f;; nouvelle recherche plus tard.</translation>
    </message>
    <message>
        <source>No lead has this number.</source>
        <translation>Aucun client n’a ce numéro.</translation>
    </message>
    <message>
        <source>No safe connection could be made.</source>
        <translation>Connexion sécurisée impossible.</translation>
    </message>
    <message>
        <source>No user in Activix has your e-mail.</source>
        <translation>Aucun utilisateur d’Activix n’a votre courriel.</translation>
    </message>
    <message>
        <source>Nobody knows whether it was stored.</source>
        <translation>On ignore s’il a été enregistré.</translation>
    </message>
    <message>
        <source>Nobody knows whether the change was stored.</source>
        <translation>On ignore si la modification a été enregistrée.</translation>
    </message>
    <message>
        <source>Not seen yet; it is looked for once more.</source>
        <translation>Pas encore visible&#x202f;; autre vérification à venir.</translation>
    </message>
    <message>
        <source>Not stored.</source>
        <translation>Non enregistré.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Offhook could not send it; the log file says why.</source>
        <translation>Offhook n’a pas pu l’envoyer&#x202f;; le fichier journal dit pourquoi.</translation>
    </message>
    <message>
        <source>Offhook ended before the answer came.</source>
        <translation>Offhook s’est arrêté avant la réponse.</translation>
    </message>
    <message>
        <source>One lead has this number.</source>
        <translation>Un client a ce numéro.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>L’envoyer de nouveau.</translation>
    </message>
    <message>
        <source>Send the note</source>
        <translation>Envoyer la note</translation>
    </message>
    <message>
        <source>Several leads have this number.</source>
        <translation>Plusieurs clients ont ce numéro.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Depuis %1.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>That was taken back.</source>
        <translation>C’est annulé.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>Réponse illisible.</translation>
    </message>
    <message>
        <source>The answer took too long.</source>
        <translation>La réponse a trop tardé.</translation>
    </message>
    <message>
        <source>The answer was about another call.</source>
        <translation>La réponse portait sur un autre appel.</translation>
    </message>
    <message>
        <source>The answer was not complete.</source>
        <translation>Réponse incomplète.</translation>
    </message>
    <message>
        <source>The call is not in Activix any more</source>
        <translation>L’appel n’est plus dans Activix</translation>
    </message>
    <message>
        <source>The change was not stored.</source>
        <translation>Modification non enregistrée.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>La connexion a été coupée.</translation>
    </message>
    <message>
        <source>The lead with this number takes nothing.</source>
        <translation>Le client qui a ce numéro n’accepte rien.</translation>
    </message>
    <message>
        <source>The lead, or the note, is not in Activix any more</source>
        <translation>Le client ou la note n’est plus dans Activix</translation>
    </message>
    <message>
        <source>The reason has no words here: %1.</source>
        <translation>Raison sans explication ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The server could not prove who it is.</source>
        <translation>Le serveur n’a pas pu prouver son identité.</translation>
    </message>
    <message>
        <source>The server did not take the connection in time.</source>
        <translation>Le serveur n’a pas pris la connexion à temps.</translation>
    </message>
    <message>
        <source>The server pointed to another one.</source>
        <translation>Le serveur a renvoyé vers un autre.</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found: no internet?</source>
        <translation>Serveur introuvable&#xa0;: pas d’Internet&#x202f;?</translation>
    </message>
    <message>
        <source>The token does not have this right</source>
        <translation>Le jeton n’a pas ce droit</translation>
    </message>
    <message>
        <source>There is no such place on the server</source>
        <translation>Le serveur n’a rien à cette adresse</translation>
    </message>
    <message>
        <source>This computer&apos;s proxy did not let it through.</source>
        <translation>Le serveur mandataire (proxy) de cet ordinateur a bloqué l’envoi.</translation>
    </message>
    <message>
        <source>This token may not look calls up.</source>
        <translation>Ce jeton ne permet pas de chercher des appels.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Too many requests: Activix asks to wait</source>
        <translation>Trop de demandes&#xa0;: Activix fait patienter</translation>
    </message>
    <message>
        <source>Under way.</source>
        <translation>En cours.</translation>
    </message>
    <message>
        <source>Update the call</source>
        <translation>Mettre l’appel à jour</translation>
    </message>
    <message>
        <source>Upload the recording</source>
        <translation>Téléverser l’enregistrement</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>What was found there is another call of yours.</source>
        <translation>Ce qui s’y trouve est un autre de vos appels.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Your word</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>caché</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>entrant</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message numerus="yes">
        <source>%Ln earlier one(s) are in the copied text.</source>
        <translation>
            <numerusform>%Ln envoi plus ancien se trouve dans le texte copié.</numerusform>
            <numerusform>%Ln envois plus anciens se trouvent dans le texte copié.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>&amp;Copier le texte</translation>
    </message>
    <message>
        <source>&amp;Send it again</source>
        <translation>Le &amp;renvoyer</translation>
    </message>
    <message>
        <source>&amp;Take that back</source>
        <translation>&amp;Annuler ma réponse</translation>
    </message>
    <message>
        <source>&amp;Try again now</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>Copié ✓</translation>
    </message>
    <message>
        <source>It is in &amp;Activix</source>
        <translation>Il est dans &amp;Activix</translation>
    </message>
    <message>
        <source>Nothing of this call has been sent yet.</source>
        <translation>Rien n’a encore été envoyé de cet appel.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Sending history</source>
        <translation>Historique d’envoi</translation>
    </message>
</context>
<context>
    <name>LengthDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Length of the call</source>
        <translation>&amp;Durée de l’appel</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Correct the length</source>
        <translation>Corriger la durée</translation>
    </message>
    <message>
        <source>The call began at %1.</source>
        <translation>L’appel a commencé à&#xa0;%1.</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>%1 long, ended %2</source>
        <translation>Durée de %1, terminé à %2</translation>
    </message>
    <message>
        <source>As 3:20, 3 min 20 or 1 h 02; a number alone is minutes.</source>
        <translation>Par exemple 3:20, 3&#xa0;min&#xa0;20 ou 1&#xa0;h&#xa0;02&#x202f;; un nombre seul compte en minutes.</translation>
    </message>
    <message>
        <source>Write the length as 3:20, 3 min 20 or 1 h 02.</source>
        <translation>Écrivez la durée ainsi&#xa0;: 3:20, 3&#xa0;min&#xa0;20 ou 1&#xa0;h&#xa0;02.</translation>
    </message>
</context>
<context>
    <name>LengthRow</name>
    <message>
        <source>Length of the call</source>
        <translation>Durée de l’appel</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Of this call. Your numbers stand in the settings.</source>
        <translation>Pour cet appel. Vos numéros sont dans les paramètres.</translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation>Votre propre numéro</translation>
    </message>
</context>
<context>
    <name>LinesField</name>
    <message>
        <source>+ Add an&amp;other number</source>
        <translation>+ Ajouter un a&amp;utre numéro</translation>
    </message>
    <message>
        <source>A name holds neither a comma nor an equals sign.</source>
        <translation>Un nom ne contient ni virgule ni signe égal.</translation>
    </message>
    <message>
        <source>Add another number</source>
        <translation>Ajouter un autre numéro</translation>
    </message>
    <message>
        <source>Give each number a name, such as Desk or Mobile.</source>
        <translation>Donnez un nom à chaque numéro, comme Bureau ou Cellulaire.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of number %1</source>
        <translation>Nom du numéro %1</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Numéro %1</translation>
    </message>
    <message>
        <source>Remove number %1</source>
        <translation>Retirer le numéro %1</translation>
    </message>
    <message>
        <source>This line has no number.</source>
        <translation>Cette ligne n’a pas de numéro.</translation>
    </message>
    <message>
        <source>This number is there twice.</source>
        <translation>Ce numéro y est deux fois.</translation>
    </message>
    <message>
        <source>Two numbers have this name.</source>
        <translation>Deux numéros portent ce nom.</translation>
    </message>
    <message>
        <source>Use number %1 unless another is chosen</source>
        <translation>Utiliser le numéro %1 par défaut</translation>
    </message>
    <message>
        <source>Used unless another is chosen</source>
        <translation>Utilisé par défaut</translation>
    </message>
</context>
<context>
    <name>LinksBox</name>
    <message>
        <source>A click on a phone number in Activix can fill it in here.</source>
        <translation>Un clic sur un numéro de téléphone dans Activix peut l’inscrire ici.</translation>
    </message>
    <message>
        <source>A click on a phone number in Activix can fill it in here: choose Offhook for TEL in the default apps of Windows.</source>
        <translation>Un clic sur un numéro de téléphone dans Activix peut l’inscrire ici&#xa0;: choisissez Offhook pour TEL dans les applications par défaut de Windows.</translation>
    </message>
    <message>
        <source>A click on a phone number in Activix can fill it in here: choose Offhook under “Default for calls” in the settings of FaceTime.</source>
        <translation>Un clic sur un numéro de téléphone dans Activix peut l’inscrire ici&#xa0;: choisissez Offhook sous «&#xa0;Par défaut pour les appels&#xa0;» dans les réglages de FaceTime.</translation>
    </message>
    <message>
        <source>Open phone &amp;links here</source>
        <translation>Ouvrir les &amp;liens téléphoniques ici</translation>
    </message>
    <message>
        <source>Open the default &amp;apps</source>
        <translation>Ouvrir les &amp;applications par défaut</translation>
    </message>
    <message>
        <source>Phone links</source>
        <translation>Liens téléphoniques</translation>
    </message>
    <message>
        <source>Phone links now open Offhook.</source>
        <translation>Les liens téléphoniques ouvrent maintenant Offhook.</translation>
    </message>
    <message>
        <source>This system did not take it. Choose Offhook for “tel” links in its settings.</source>
        <translation>Ce système ne l’a pas accepté. Choisissez Offhook pour les liens «&#xa0;tel&#xa0;» dans ses paramètres.</translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln appel</numerusform>
            <numerusform>%Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>No call is like that.</source>
        <translation>Aucun appel ne correspond.</translation>
    </message>
    <message>
        <source>No calls yet. Each call you make or take stands here.</source>
        <translation>Pas encore d’appels. Chaque appel que vous faites ou prenez apparaîtra ici.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>Afficher tous les appels</translation>
    </message>
</context>
<context>
    <name>MiniBar</name>
    <message numerus="yes">
        <source>%n more open</source>
        <translation>
            <numerusform>%n autre en cours</numerusform>
            <numerusform>%n autres en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>Revenir à la fenêtre</translation>
    </message>
    <message>
        <source>Drag it, or press the arrow keys.</source>
        <translation>Glissez-la, ou utilisez les flèches du clavier.</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Terminé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Hide the mini bar until the next call</source>
        <translation>Cacher la mini-barre jusqu’au prochain appel</translation>
    </message>
    <message>
        <source>Length of the call</source>
        <translation>Durée de l’appel</translation>
    </message>
    <message>
        <source>Move the mini bar</source>
        <translation>Déplacer la mini-barre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note, kept with the call on this computer</source>
        <translation>Note, gardée avec l’appel sur cet ordinateur</translation>
    </message>
    <message>
        <source>Offhook: mini bar</source>
        <translation>Offhook&#xa0;: mini-barre</translation>
    </message>
    <message>
        <source>Wayland lets no program place its windows: the desktop chooses where the mini bar comes up and whether it stays on top. Drag it where you want it.</source>
        <translation>Wayland ne laisse aucun programme placer ses fenêtres&#xa0;: c’est le bureau qui choisit où la mini-barre apparaît et si elle reste au premier plan. Glissez-la où vous voulez.</translation>
    </message>
</context>
<context>
    <name>NeedCard</name>
    <message>
        <source>Sending history…</source>
        <translation>Historique d’envoi…</translation>
    </message>
    <message numerus="yes">
        <source>The same in %Ln other call(s)</source>
        <translation>
            <numerusform>Pareil dans %Ln autre appel</numerusform>
            <numerusform>Pareil dans %Ln autres appels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Activix did not answer, and no lead has this number, so Offhook cannot look the call up. Is it there?</source>
        <translation>Sans réponse d’Activix, et aucun client n’a ce numéro pour le vérifier. L’appel y est-il&#x202f;?</translation>
    </message>
    <message>
        <source>Activix did not answer, and this token may not look the call up. Is it there?</source>
        <translation>Activix n’a pas répondu et ce jeton ne permet pas d’y chercher l’appel. Y est-il&#x202f;?</translation>
    </message>
    <message>
        <source>Activix did not answer. Is the call there already?</source>
        <translation>Activix n’a pas répondu. L’appel y est-il déjà&#x202f;?</translation>
    </message>
    <message>
        <source>Activix did not answer. Is the note there already?</source>
        <translation>Activix n’a pas répondu. La note y est-elle déjà&#x202f;?</translation>
    </message>
    <message>
        <source>Activix did not answer. Is the task to call back there?</source>
        <translation>Activix n’a pas répondu. La tâche de rappel y est-elle&#x202f;?</translation>
    </message>
    <message>
        <source>Activix does not accept a change to this call.</source>
        <translation>Activix refuse un changement à cet appel.</translation>
    </message>
    <message>
        <source>Activix does not accept the call as it is.</source>
        <translation>Activix refuse l’appel tel quel.</translation>
    </message>
    <message>
        <source>Activix does not accept the note as it is.</source>
        <translation>Activix refuse la note telle quelle.</translation>
    </message>
    <message>
        <source>Activix does not accept the recording as it is.</source>
        <translation>Activix refuse l’enregistrement tel quel.</translation>
    </message>
    <message>
        <source>Activix does not accept the task to call back as it is.</source>
        <translation>Activix refuse la tâche de rappel telle quelle.</translation>
    </message>
    <message>
        <source>Activix does not allow this token to log the call.</source>
        <translation>Activix ne permet pas à ce jeton d’inscrire l’appel.</translation>
    </message>
    <message>
        <source>Activix does not take anything for this lead any more.</source>
        <translation>Activix n’accepte plus rien pour ce client.</translation>
    </message>
    <message>
        <source>Activix has no user with your e-mail to give the task to.</source>
        <translation>Activix n’a aucun utilisateur avec votre courriel à qui confier la tâche.</translation>
    </message>
    <message>
        <source>Activix says: “%1”</source>
        <translation>Activix dit&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Déjà là</translation>
    </message>
    <message>
        <source>Is it a call of the account in use now? If it is another&apos;s, leave it here: it is sent once that account&apos;s token is given.</source>
        <translation>Est-ce un appel du compte utilisé maintenant&#x202f;? S’il est d’un autre compte, laissez-le ici&#xa0;: il sera envoyé dès que le jeton de ce compte sera donné.</translation>
    </message>
    <message>
        <source>It is in Activix</source>
        <translation>Il est dans Activix</translation>
    </message>
    <message>
        <source>It is kept here until the number is given.</source>
        <translation>Il est gardé ici jusqu’à ce que le numéro soit donné.</translation>
    </message>
    <message>
        <source>It is kept here. The call itself is in Activix.</source>
        <translation>C’est gardé ici. L’appel lui-même est dans Activix.</translation>
    </message>
    <message>
        <source>It is kept here. Your dealership&apos;s Activix administrator can give the token this right; then try again.</source>
        <translation>Il est gardé ici. L’administrateur d’Activix chez votre concessionnaire peut donner ce droit au jeton&#x202f;; réessayez ensuite.</translation>
    </message>
    <message>
        <source>Keep it on this computer only</source>
        <translation>Le garder sur cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser ainsi</translation>
    </message>
    <message>
        <source>Leave it as it is in Activix</source>
        <translation>Le laisser tel quel dans Activix</translation>
    </message>
    <message>
        <source>Leave it deleted</source>
        <translation>Le laisser supprimé</translation>
    </message>
    <message>
        <source>Leave the recording out</source>
        <translation>Omettre l’enregistrement</translation>
    </message>
    <message>
        <source>Look at the customer in Activix: what you say here decides whether it is sent.</source>
        <translation>Regardez la fiche du client dans Activix&#xa0;: votre réponse décide si l’appel est envoyé.</translation>
    </message>
    <message>
        <source>No, send it</source>
        <translation>Non, l’envoyer</translation>
    </message>
    <message>
        <source>Not there: send it</source>
        <translation>Pas là&#xa0;: l’envoyer</translation>
    </message>
    <message>
        <source>Offhook cannot look: see the lead&apos;s notes in Activix. The call itself is there.</source>
        <translation>Offhook ne peut pas vérifier&#xa0;: regardez les notes du client dans Activix. L’appel lui-même y est.</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Enregistrer et envoyer</translation>
    </message>
    <message>
        <source>Send it again as new</source>
        <translation>L’envoyer comme nouveau</translation>
    </message>
    <message>
        <source>Several leads have this number. Who was it?</source>
        <translation>Plusieurs clients ont ce numéro. Lequel était-ce&#x202f;?</translation>
    </message>
    <message>
        <source>The call has no number yet, and Activix needs one.</source>
        <translation>L’appel n’a pas encore de numéro, et il en faut un pour Activix.</translation>
    </message>
    <message>
        <source>The call is in Activix, the change is only here.</source>
        <translation>L’appel est dans Activix, le changement n’est qu’ici.</translation>
    </message>
    <message>
        <source>The call is kept here until what is wrong is mended.</source>
        <translation>L’appel est gardé ici jusqu’à ce que ce soit corrigé.</translation>
    </message>
    <message>
        <source>The call is kept here. Check the server in the settings.</source>
        <translation>L’appel est gardé ici. Vérifiez le serveur dans les paramètres.</translation>
    </message>
    <message>
        <source>The call of this recording was deleted in Activix.</source>
        <translation>L’appel de cet enregistrement a été supprimé dans Activix.</translation>
    </message>
    <message>
        <source>The lead of this note was deleted in Activix.</source>
        <translation>Le client de cette note a été supprimé dans Activix.</translation>
    </message>
    <message>
        <source>The lead of this task was deleted in Activix.</source>
        <translation>Le client de cette tâche a été supprimé dans Activix.</translation>
    </message>
    <message>
        <source>The note and the task are kept here.</source>
        <translation>La note et la tâche sont gardées ici.</translation>
    </message>
    <message>
        <source>The note and the task to call back go to the one you choose.</source>
        <translation>La note et la tâche de rappel iront à celui que vous choisissez.</translation>
    </message>
    <message>
        <source>The recording is not in Activix; the call is.</source>
        <translation>L’enregistrement n’est pas dans Activix&#x202f;; l’appel y est.</translation>
    </message>
    <message>
        <source>The reminder stays here. Check your e-mail in the settings.</source>
        <translation>Le rappel reste ici. Vérifiez votre courriel dans les paramètres.</translation>
    </message>
    <message>
        <source>The server has no place for calls at its address.</source>
        <translation>À cette adresse, le serveur ne reçoit pas d’appels.</translation>
    </message>
    <message>
        <source>This call was deleted in Activix.</source>
        <translation>Cet appel a été supprimé dans Activix.</translation>
    </message>
    <message>
        <source>This call was made with a token that Activix never could check.</source>
        <translation>Cet appel a été fait avec un jeton qu’Activix n’a jamais pu vérifier.</translation>
    </message>
    <message>
        <source>This token may not add notes in Activix.</source>
        <translation>Ce jeton ne permet pas d’ajouter de notes dans Activix.</translation>
    </message>
    <message>
        <source>This token may not add recordings in Activix.</source>
        <translation>Ce jeton ne permet pas d’ajouter d’enregistrements dans Activix.</translation>
    </message>
    <message>
        <source>This token may not look. The call itself is in Activix.</source>
        <translation>Ce jeton ne permet pas de vérifier. L’appel lui-même est dans Activix.</translation>
    </message>
    <message>
        <source>This token may not make tasks in Activix.</source>
        <translation>Ce jeton ne permet pas de créer de tâches dans Activix.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Two tasks in Activix could be the one of this call.</source>
        <translation>Deux tâches dans Activix pourraient être celle de cet appel.</translation>
    </message>
    <message>
        <source>What you changed since is only on this computer.</source>
        <translation>Ce que vous avez changé depuis n’est que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>What you say here decides whether another one is made.</source>
        <translation>Votre réponse décide si une autre est créée.</translation>
    </message>
    <message>
        <source>Yes, it is there</source>
        <translation>Oui, il y est</translation>
    </message>
    <message>
        <source>Yes, send it</source>
        <translation>Oui, l’envoyer</translation>
    </message>
</context>
<context>
    <name>NeedsYouDialog</name>
    <message>
        <source>%1: nothing more is sent of this call.</source>
        <translation>%1&#xa0;: plus rien n’est envoyé de cet appel.</translation>
    </message>
    <message>
        <source>%1: nothing more is sent of this: %2.</source>
        <translation>%1&#xa0;: plus rien n’est envoyé de ceci&#xa0;: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) wait for your word. Nothing is lost meanwhile.</source>
        <translation>
            <numerusform>%Ln appel attend votre réponse. Rien ne se perd d’ici là.</numerusform>
            <numerusform>%Ln appels attendent votre réponse. Rien ne se perd d’ici là.</numerusform>
        </translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À votre attention</translation>
    </message>
    <message>
        <source>Nothing needs you: every call is in Activix or on its way.</source>
        <translation>Rien ne vous attend&#xa0;: chaque appel est dans Activix ou en chemin.</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation>Annuler cette réponse</translation>
    </message>
    <message numerus="yes">
        <source>The oldest %Ln are shown.</source>
        <translation>
            <numerusform>Le plus ancien (%Ln) est affiché.</numerusform>
            <numerusform>Les %Ln plus anciens sont affichés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try &amp;all again</source>
        <translation>Tout r&amp;éessayer</translation>
    </message>
</context>
<context>
    <name>NeverLog</name>
    <message>
        <source>%1 is logged again from now on.</source>
        <translation>%1 est de nouveau consigné à partir de maintenant.</translation>
    </message>
    <message>
        <source>%1 is never logged from now on.</source>
        <translation>%1 n’est plus jamais consigné à partir de maintenant.</translation>
    </message>
    <message>
        <source>%1 is never logged. From now on, calls with it would go to Activix again; those that were kept here stay here.</source>
        <translation>%1 n’est jamais consigné. À partir de maintenant, les appels avec ce numéro iraient de nouveau dans Activix&#x202f;; ceux qui ont été gardés ici y restent.</translation>
    </message>
    <message>
        <source>From now on, calls with %1 stay on this computer, marked as private, and never go to Activix. Calls that are already there stay there.</source>
        <translation>À partir de maintenant, les appels avec le %1 restent sur cet ordinateur, marqués comme privés, et ne vont jamais dans Activix. Ceux qui y sont déjà y restent.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>Log it again</source>
        <translation>Le consigner de nouveau</translation>
    </message>
    <message>
        <source>Never log it</source>
        <translation>Ne jamais le consigner</translation>
    </message>
    <message>
        <source>The settings cannot be written. Nothing changed.</source>
        <translation>Les paramètres ne peuvent pas être écrits. Rien n’a changé.</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note hidden; click to read it</source>
        <translation>Note cachée&#x202f;; cliquez pour la lire</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>A call is still open. It stays open and is asked about at the next start.</source>
        <translation>Un appel est encore ouvert. Il le restera, et Offhook vous en parlera au prochain démarrage.</translation>
    </message>
    <message>
        <source>Go on, minimised</source>
        <translation>Réduire et continuer</translation>
    </message>
    <message>
        <source>It has ended</source>
        <translation>Il est terminé</translation>
    </message>
    <message>
        <source>It is on hold</source>
        <translation>Il est en attente</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Quitter quand même</translation>
    </message>
    <message>
        <source>Set up now</source>
        <translation>Configurer</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>The call with %1 is still open.</source>
        <translation>L’appel avec %1 est encore ouvert.</translation>
    </message>
    <message>
        <source>The mini bar shows an open call, and there is none.</source>
        <translation>La mini-barre montre l’appel en cours, et il n’y en a pas.</translation>
    </message>
    <message>
        <source>There is no phone number in what you selected or copied.</source>
        <translation>Il n’y a pas de numéro de téléphone dans ce que vous avez sélectionné ou copié.</translation>
    </message>
    <message>
        <source>This computer does not let Offhook start with your session. Start it by hand, or ask whoever looks after the computer.</source>
        <translation>Cet ordinateur ne laisse pas Offhook démarrer avec votre session. Démarrez-le à la main, ou demandez à la personne qui s’occupe de l’ordinateur.</translation>
    </message>
    <message>
        <source>This desktop has no tray for Offhook to go on in. Once it has quit, no call is logged.</source>
        <translation>Ce bureau n’a pas de zone de notification où Offhook pourrait rester. Une fois quitté, plus aucun appel n’est consigné.</translation>
    </message>
    <message>
        <source>To log calls, Offhook needs your Activix token and your own number.</source>
        <translation>Pour consigner vos appels, Offhook a besoin de votre jeton Activix et de votre numéro.</translation>
    </message>
    <message>
        <source>Waiting for your key store: unlock it in the system&apos;s window. Calls are kept here meanwhile.</source>
        <translation>En attente de votre trousseau de clés&#xa0;: déverrouillez-le dans la fenêtre du système. D’ici là, les appels sont gardés ici.</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Where numbers without a country code belong: a setting</source>
        <translation>Pays des numéros sans indicatif&#x202f;; se change dans les paramètres</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Number of the other party</source>
        <translation>Numéro de l’autre personne</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Busy.</source>
        <translation>Occupé.</translation>
    </message>
    <message>
        <source>Declined.</source>
        <translation>Refusé.</translation>
    </message>
    <message>
        <source>Voicemail.</source>
        <translation>Boîte vocale.</translation>
    </message>
    <message>
        <source>Wrong number.</source>
        <translation>Mauvais numéro.</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>More ▾</source>
        <translation>Plus ▾</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note; goes to the lead in Activix</source>
        <translation>Note&#xa0;: ajoutée à la fiche Activix du client</translation>
    </message>
    <message>
        <source>Note; goes to the lead in Activix after the call</source>
        <translation>Note&#xa0;: ajoutée à la fiche Activix du client après l’appel</translation>
    </message>
    <message>
        <source>Note; stays on this computer</source>
        <translation>Note&#xa0;: reste sur cet ordinateur</translation>
    </message>
    <message>
        <source>Status in Activix</source>
        <translation>Statut dans Activix</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Being sent to Activix</source>
        <translation>En cours d’envoi à Activix</translation>
    </message>
    <message>
        <source>Being sent to Activix: %1 %</source>
        <translation>En cours d’envoi à Activix&#xa0;: %1&#xa0;%</translation>
    </message>
    <message>
        <source>Changed since: change it in Activix too</source>
        <translation>Modifiée depuis&#xa0;: modifiez-la aussi dans Activix</translation>
    </message>
    <message>
        <source>Goes to Activix after the call</source>
        <translation>Ira dans Activix après l’appel</translation>
    </message>
    <message>
        <source>Goes to Activix once the call is there</source>
        <translation>Ira dans Activix dès que l’appel y sera</translation>
    </message>
    <message>
        <source>Goes to the lead in Activix after the call</source>
        <translation>Ira à la fiche Activix du client après l’appel</translation>
    </message>
    <message>
        <source>Goes to the lead in Activix once the call is there</source>
        <translation>Ira à la fiche Activix du client dès que l’appel y sera</translation>
    </message>
    <message>
        <source>In Activix</source>
        <translation>Dans Activix</translation>
    </message>
    <message>
        <source>In Activix, with the lead</source>
        <translation>Dans la fiche Activix du client</translation>
    </message>
    <message>
        <source>Kept here until Activix has a lead with this number</source>
        <translation>Gardée ici tant qu’aucune fiche d’Activix n’a ce numéro</translation>
    </message>
    <message>
        <source>Kept here, on its way to Activix</source>
        <translation>Ici pour l’instant, en route vers Activix</translation>
    </message>
    <message>
        <source>Marked by you as in Activix</source>
        <translation>Dans Activix, selon vous</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>Not sent any more, as you said</source>
        <translation>N’est plus envoyé, comme vous l’avez dit</translation>
    </message>
    <message>
        <source>On this computer only, like the call</source>
        <translation>Sur cet ordinateur seulement, comme l’appel</translation>
    </message>
    <message>
        <source>Recording from a file</source>
        <translation>Enregistrement à partir d’un fichier</translation>
    </message>
    <message>
        <source>Recordings (*.wav *.mp3)</source>
        <translation>Enregistrements (*.wav *.mp3)</translation>
    </message>
    <message>
        <source>Stays here: which call it belongs to in Activix is not known</source>
        <translation>Reste ici&#xa0;: on ne sait pas à quel appel d’Activix il appartient</translation>
    </message>
    <message>
        <source>Still in Activix: a note cannot be taken out from here</source>
        <translation>Toujours dans Activix&#xa0;: une note ne peut pas en être retirée d’ici</translation>
    </message>
    <message>
        <source>The file has changed since it was added. If it is finished, add it again.</source>
        <translation>Le fichier a changé depuis son ajout. S’il est terminé, ajoutez-le de nouveau.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The file is neither WAV nor MP3, whatever its name says.</source>
        <translation>Le fichier n’est ni WAV ni MP3, quoi que dise son nom.</translation>
    </message>
    <message>
        <source>The file is not there any more, or cannot be read.</source>
        <translation>Le fichier n’est plus là ou ne peut pas être lu.</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>client</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>enregistrement</translation>
    </message>
    <message>
        <source>task to call back</source>
        <translation>tâche de rappel</translation>
    </message>
</context>
<context>
    <name>PastCallDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Length of the call</source>
        <translation>&amp;Durée de l’appel</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Résultat</translation>
    </message>
    <message>
        <source>&amp;Phone number</source>
        <translation>&amp;Numéro de téléphone</translation>
    </message>
    <message>
        <source>&amp;Start of the call</source>
        <translation>Dé&amp;but de l’appel</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Direction of the call</source>
        <translation>Sens de l’appel</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Entrant</translation>
    </message>
    <message>
        <source>Log a past call</source>
        <translation>Consigner un appel antérieur</translation>
    </message>
    <message>
        <source>Log the c&amp;all</source>
        <translation>&amp;Consigner l’appel</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Appel manqué</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Sortant</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Boîte vocale</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Mauvais numéro</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>%1 (here now)</source>
        <translation>%1 (ici présentement)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) of yours still wait to be sent: they go once you are back.</source>
        <translation>
            <numerusform>%Ln de vos appels attend encore l’envoi&#xa0;: il partira à votre retour.</numerusform>
            <numerusform>%Ln de vos appels attendent encore l’envoi&#xa0;: ils partiront à votre retour.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>En&amp;registrer</translation>
    </message>
    <message>
        <source>&amp;Sit down</source>
        <translation>&amp;Prendre place</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Votre nom</translation>
    </message>
    <message>
        <source>Each has a token, numbers, settings and calls of their own.</source>
        <translation>Chaque personne a son jeton, ses numéros, ses paramètres et ses appels.</translation>
    </message>
    <message>
        <source>Give them a name.</source>
        <translation>Donnez-lui un nom.</translation>
    </message>
    <message>
        <source>So that the others know whose calls these are.</source>
        <translation>Pour que les autres sachent à qui sont ces appels.</translation>
    </message>
    <message>
        <source>Somebody here has that name already.</source>
        <translation>Quelqu’un ici porte déjà ce nom.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Une nouvelle personne</translation>
    </message>
    <message>
        <source>The first person here</source>
        <translation>La première personne</translation>
    </message>
    <message>
        <source>Their &amp;name</source>
        <translation>Son &amp;nom</translation>
    </message>
    <message>
        <source>Who is at this desk?</source>
        <translation>Qui est à ce bureau&#x202f;?</translation>
    </message>
</context>
<context>
    <name>PracticeBox</name>
    <message>
        <source>&amp;Make a test call</source>
        <translation>&amp;Faire un appel d’essai</translation>
    </message>
    <message>
        <source>A test call</source>
        <translation>Un appel d’essai</translation>
    </message>
    <message>
        <source>Answered…</source>
        <translation>Répondu…</translation>
    </message>
    <message>
        <source>Dialled, and logged while it rings…</source>
        <translation>Composé, et inscrit pendant que ça sonne…</translation>
    </message>
    <message>
        <source>It goes to a practice server on this computer: Activix hears nothing of it.</source>
        <translation>Il va à un serveur d’exercice sur cet ordinateur&#xa0;: Activix n’en sait rien.</translation>
    </message>
    <message>
        <source>It works: the call was logged, answered and completed.</source>
        <translation>Ça marche&#xa0;: l’appel a été inscrit, répondu et complété.</translation>
    </message>
    <message>
        <source>The practice server starts…</source>
        <translation>Le serveur d’exercice démarre…</translation>
    </message>
    <message>
        <source>The test call did not get through. Your calls are kept all the same; “Check this computer” in the menu says what to mend.</source>
        <translation>L’appel d’essai n’est pas passé. Vos appels sont conservés quand même&#x202f;; «&#xa0;Vérifier cet ordinateur&#xa0;», dans le menu, dit quoi corriger.</translation>
    </message>
</context>
<context>
    <name>RecordingDesk</name>
    <message>
        <source>Keep the first one</source>
        <translation>Garder le premier</translation>
    </message>
    <message>
        <source>Replace it in Activix</source>
        <translation>Le remplacer dans Activix</translation>
    </message>
</context>
<context>
    <name>RecordingField</name>
    <message>
        <source>Link to the recording</source>
        <translation>Lien vers l’enregistrement</translation>
    </message>
    <message>
        <source>Recording from a file…</source>
        <translation>Enregistrement à partir d’un fichier…</translation>
    </message>
    <message>
        <source>Recording hidden</source>
        <translation>Enregistrement masqué</translation>
    </message>
    <message>
        <source>Recording: link or file</source>
        <translation>Enregistrement&#xa0;: lien ou fichier</translation>
    </message>
    <message>
        <source>Take the recording out</source>
        <translation>Retirer l’enregistrement</translation>
    </message>
    <message>
        <source>Upload of the recording</source>
        <translation>Téléversement de l’enregistrement</translation>
    </message>
</context>
<context>
    <name>RecordingOffer</name>
    <message>
        <source>A recording</source>
        <translation>Un enregistrement</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>L’ajouter</translation>
    </message>
    <message>
        <source>From your recordings folder. Add it?</source>
        <translation>De votre dossier d’enregistrements. L’ajouter&#x202f;?</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Pas celui-ci</translation>
    </message>
</context>
<context>
    <name>RecordingRow</name>
    <message>
        <source>Emptied, the recording is left out.</source>
        <translation>Vide, l’enregistrement est omis.</translation>
    </message>
    <message>
        <source>Link to the recording</source>
        <translation>Lien de l’enregistrement</translation>
    </message>
</context>
<context>
    <name>RegionField</name>
    <message>
        <source>Choose a country, or write its two letters, such as BE.</source>
        <translation>Choisissez un pays, ou écrivez ses deux lettres, comme BE.</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message numerus="yes">
        <source>%1 x %2 in %n colour(s)</source>
        <translation>
            <numerusform>%1 × %2 en %n couleur</numerusform>
            <numerusform>%1 × %2 en %n couleurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s) of greeting</source>
        <translation>
            <numerusform>%1, salutation de %n octet</numerusform>
            <numerusform>%1, salutation de %n octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawing(s), the style sheet</source>
        <translation>
            <numerusform>%n dessin, la feuille de style</numerusform>
            <numerusform>%n dessins, la feuille de style</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>English, French</source>
        <translation>anglais, français</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>ÉCHEC</translation>
    </message>
    <message>
        <source>SQLite %1, full text and trigrams</source>
        <translation>SQLite %1, plein texte et trigrammes</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>appels</translation>
    </message>
    <message>
        <source>database</source>
        <translation>base de données</translation>
    </message>
    <message>
        <source>drawings</source>
        <translation>dessins</translation>
    </message>
    <message>
        <source>key store</source>
        <translation>trousseau de clés</translation>
    </message>
    <message>
        <source>licences</source>
        <translation>licences</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>numéros</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>one in the sandbox, calling, answered, complete</source>
        <translation>un sur le serveur d’exercice&#xa0;: composé, répondu, complété</translation>
    </message>
    <message>
        <source>plug-ins</source>
        <translation>modules Qt</translation>
    </message>
    <message>
        <source>resources</source>
        <translation>ressources</translation>
    </message>
    <message numerus="yes">
        <source>the icon in %n colour(s)</source>
        <translation>
            <numerusform>l’icône en %n couleur</numerusform>
            <numerusform>l’icône en %n couleurs</numerusform>
        </translation>
    </message>
    <message>
        <source>translations</source>
        <translation>traductions</translation>
    </message>
    <message>
        <source>window</source>
        <translation>fenêtre</translation>
    </message>
</context>
<context>
    <name>ServerBox</name>
    <message>
        <source>Activix</source>
        <translation>Activix</translation>
    </message>
    <message>
        <source>Activix, for developers</source>
        <translation>Activix, pour développeurs</translation>
    </message>
    <message>
        <source>Address of the server (&amp;URL)</source>
        <translation>Adre&amp;sse du serveur (URL)</translation>
    </message>
    <message>
        <source>Another server…</source>
        <translation>Autre serveur…</translation>
    </message>
    <message>
        <source>Leave out what follows the ? or the #.</source>
        <translation>Enlevez ce qui suit le point d’interrogation ou le #.</translation>
    </message>
    <message>
        <source>Leave the user name and the password out.</source>
        <translation>Enlevez le nom d’utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <source>Plain http:// would show the token to others; it is for this computer alone. Write https://</source>
        <translation>En simple http://, d’autres verraient le jeton&#x202f;; ce n’est permis que sur cet ordinateur. Écrivez https://</translation>
    </message>
    <message>
        <source>The address must begin with https://</source>
        <translation>L’adresse doit commencer par https://</translation>
    </message>
    <message>
        <source>This is no web address.</source>
        <translation>Ce n’est pas une adresse Web.</translation>
    </message>
    <message>
        <source>Write the server&apos;s address, such as https://…</source>
        <translation>Écrivez l’adresse du serveur, comme https://…</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default: %1</source>
        <translation>Revenir à la valeur par défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source> a minute</source>
        <translation>&#xa0;par minute</translation>
    </message>
    <message>
        <source> min</source>
        <translation>&#xa0;min</translation>
    </message>
    <message>
        <source> months</source>
        <translation>&#xa0;mois</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>Activix counts your calls as this user&apos;s.</source>
        <translation>Activix compte vos appels au nom de cet utilisateur.</translation>
    </message>
    <message>
        <source>Activix takes 200 a minute from a whole dealership; this is the most that this desk takes of them.</source>
        <translation>Activix en accepte 200 par minute pour toute la concession&#x202f;; ce poste en prend au plus autant.</translation>
    </message>
    <message>
        <source>Address of a lead in Activix</source>
        <translation>Adresse d’un client dans Activix</translation>
    </message>
    <message>
        <source>After this long altogether an answer counts as lost.</source>
        <translation>Passé ce délai en tout, une réponse est considérée comme perdue.</translation>
    </message>
    <message>
        <source>After this long in silence an answer counts as lost.</source>
        <translation>Passé ce délai de silence, une réponse est considérée comme perdue.</translation>
    </message>
    <message>
        <source>After this long without a connection, Offhook is offline.</source>
        <translation>Passé ce délai sans connexion, Offhook est hors ligne.</translation>
    </message>
    <message>
        <source>An outgoing call that ended sooner is supposed to have had no answer.</source>
        <translation>Un appel sortant terminé plus tôt est supposé resté sans réponse.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>Comme cet ordinateur</translation>
    </message>
    <message>
        <source>Calling hours, weekdays</source>
        <translation>Heures d’appel, en semaine</translation>
    </message>
    <message>
        <source>Calling hours, weekends</source>
        <translation>Heures d’appel, la fin de semaine</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Calls are logged from this one unless you choose another.</source>
        <translation>Les appels sont inscrits à partir de celui-ci, sauf si vous en choisissez un autre.</translation>
    </message>
    <message>
        <source>Calls that ring and calls that need you are announced.</source>
        <translation>Les appels qui sonnent et ceux qui vous attendent sont annoncés.</translation>
    </message>
    <message>
        <source>Calls with these numbers stay on this computer.</source>
        <translation>Les appels avec ces numéros restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Closing the window leaves Offhook in the system tray.</source>
        <translation>Fermer la fenêtre laisse Offhook dans la zone de notification.</translation>
    </message>
    <message>
        <source>Connection, for technicians</source>
        <translation>Connexion, pour techniciens</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>During a call the time is noted this often, to know after a crash when it ended.</source>
        <translation>Pendant un appel, l’heure est notée à cet intervalle, pour savoir après une panne quand il s’est terminé.</translation>
    </message>
    <message>
        <source>For when others can see your screen.</source>
        <translation>Pour quand d’autres personnes voient votre écran.</translation>
    </message>
    <message>
        <source>France</source>
        <translation>France</translation>
    </message>
    <message>
        <source>Hide names and numbers</source>
        <translation>Masquer les noms et les numéros</translation>
    </message>
    <message>
        <source>In any program: brings the window up.</source>
        <translation>Dans tout programme&#xa0;: ramène la fenêtre.</translation>
    </message>
    <message>
        <source>In any program: ends the call.</source>
        <translation>Dans tout programme&#xa0;: termine l’appel.</translation>
    </message>
    <message>
        <source>In any program: puts the selected number into Offhook&apos;s field.</source>
        <translation>Dans tout programme&#xa0;: met le numéro sélectionné dans le champ d’Offhook.</translation>
    </message>
    <message>
        <source>Keep running when closed</source>
        <translation>Rester actif une fois fermé</translation>
    </message>
    <message>
        <source>Key for the selected number</source>
        <translation>Touche pour le numéro sélectionné</translation>
    </message>
    <message>
        <source>Key to hang up</source>
        <translation>Touche pour raccrocher</translation>
    </message>
    <message>
        <source>Key to show Offhook</source>
        <translation>Touche pour montrer Offhook</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>Claire ou sombre.</translation>
    </message>
    <message>
        <source>Locked by %1.</source>
        <translation>Verrouillé par %1.</translation>
    </message>
    <message>
        <source>Locked by your administrator.</source>
        <translation>Verrouillé par votre administrateur.</translation>
    </message>
    <message>
        <source>Longest wait between tries</source>
        <translation>Attente maximale entre deux essais</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>Months that names and notes are kept here</source>
        <translation>Mois où les noms et les notes sont conservés ici</translation>
    </message>
    <message>
        <source>My direct number in Activix</source>
        <translation>Mon numéro direct dans Activix</translation>
    </message>
    <message>
        <source>My e-mail in Activix</source>
        <translation>Mon courriel dans Activix</translation>
    </message>
    <message>
        <source>My numbers</source>
        <translation>Mes numéros</translation>
    </message>
    <message>
        <source>My usual number</source>
        <translation>Mon numéro habituel</translation>
    </message>
    <message>
        <source>Names in notifications</source>
        <translation>Noms dans les notifications</translation>
    </message>
    <message>
        <source>Note of the time</source>
        <translation>Note de l’heure</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Numbers that are never logged</source>
        <translation>Numéros jamais inscrits</translation>
    </message>
    <message>
        <source>Numbers without a country code are read as from here.</source>
        <translation>Les numéros sans indicatif de pays sont lus comme étant d’ici.</translation>
    </message>
    <message>
        <source>Offhook starts by itself when you log in, out of your way.</source>
        <translation>Offhook démarre de lui-même à l’ouverture de session, sans vous déranger.</translation>
    </message>
    <message>
        <source>Only if it is another one than above.</source>
        <translation>Seulement s’il diffère de ceux ci-dessus.</translation>
    </message>
    <message>
        <source>Only of calls that are in Activix; 0 keeps them for ever. Times and outcomes stay.</source>
        <translation>Seulement pour les appels qui sont dans Activix&#x202f;; 0 les conserve toujours. Les heures et les résultats restent.</translation>
    </message>
    <message>
        <source>Opens the lead in your browser; {id} stands for its number.</source>
        <translation>Ouvre la fiche du client dans votre navigateur&#x202f;; {id} tient lieu de son numéro.</translation>
    </message>
    <message>
        <source>Others may read them on your screen.</source>
        <translation>D’autres peuvent les lire sur votre écran.</translation>
    </message>
    <message>
        <source>Otherwise Activix hears of it only when you hang up.</source>
        <translation>Sinon, Activix ne l’apprend que lorsque vous raccrochez.</translation>
    </message>
    <message>
        <source>Outside them, in the other person&apos;s time, Offhook warns you before you call.</source>
        <translation>En dehors, à l’heure de l’autre personne, Offhook vous avertit avant l’appel.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Recordings folder</source>
        <translation>Dossier d’enregistrements</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Requêtes par minute</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Short calls</source>
        <translation>Appels courts</translation>
    </message>
    <message>
        <source>Start with this computer</source>
        <translation>Démarrer avec l’ordinateur</translation>
    </message>
    <message>
        <source>Strip with the open call</source>
        <translation>Bandeau de l’appel en cours</translation>
    </message>
    <message>
        <source>The language of Offhook&apos;s windows.</source>
        <translation>La langue des fenêtres d’Offhook.</translation>
    </message>
    <message>
        <source>The same for Saturdays and Sundays.</source>
        <translation>La même chose pour le samedi et le dimanche.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Time for a whole answer</source>
        <translation>Délai pour une réponse entière</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Délai de connexion</translation>
    </message>
    <message>
        <source>Time without a word</source>
        <translation>Délai de silence</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Wait after a lost answer</source>
        <translation>Attente après une réponse perdue</translation>
    </message>
    <message>
        <source>When Activix did not answer, Offhook looks for the call this much later, before it sends it again.</source>
        <translation>Quand Activix n’a pas répondu, Offhook y cherche l’appel après ce délai, avant de l’envoyer de nouveau.</translation>
    </message>
    <message>
        <source>Where your calls are logged. Each server has its own token.</source>
        <translation>Où vos appels sont inscrits. Chaque serveur a son propre jeton.</translation>
    </message>
    <message>
        <source>Where your softphone keeps its recordings: after a call, its file is offered.</source>
        <translation>Là où votre téléphone logiciel garde ses enregistrements&#xa0;: après un appel, son fichier est proposé.</translation>
    </message>
    <message>
        <source>While Activix cannot be reached, it is tried this often.</source>
        <translation>Tant qu’Activix est injoignable, un essai est fait à cet intervalle.</translation>
    </message>
    <message>
        <source>While the window is away, a small strip on top keeps the call at hand.</source>
        <translation>Quand la fenêtre n’est plus à l’écran, un petit bandeau garde l’appel sous la main.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Your calls are logged from and to these numbers.</source>
        <translation>Vos appels sont inscrits à partir de ces numéros et vers eux.</translation>
    </message>
    <message>
        <source>“Answered” at pick-up</source>
        <translation>«&#xa0;Répondu&#xa0;» au décrochage</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>No setting speaks of “%1”. Try another word.</source>
        <translation>Aucun paramètre ne parle de «&#xa0;%1&#xa0;». Essayez un autre mot.</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Chercher dans les paramètres</translation>
    </message>
    <message>
        <source>Search the settings (%1)</source>
        <translation>Chercher dans les paramètres (%1)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>No user of this account has this address.</source>
        <translation>Aucun utilisateur de ce compte n’a cette adresse.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Add the recording that is offered</source>
        <translation>Ajouter l’enregistrement proposé</translation>
    </message>
    <message>
        <source>After the call</source>
        <translation>Après l’appel</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>En tout temps</translation>
    </message>
    <message>
        <source>Back to the open call</source>
        <translation>Revenir à l’appel en cours</translation>
    </message>
    <message>
        <source>Before the call</source>
        <translation>Avant l’appel</translation>
    </message>
    <message>
        <source>Call anyway, after a warning</source>
        <translation>Appeler quand même, après un avertissement</translation>
    </message>
    <message>
        <source>Call back later</source>
        <translation>Rappeler plus tard</translation>
    </message>
    <message>
        <source>Copy the call as text</source>
        <translation>Copier l’appel comme texte</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copier le numéro</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Done with this call</source>
        <translation>Terminé pour cet appel</translation>
    </message>
    <message>
        <source>During the call</source>
        <translation>Pendant l’appel</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exporter ce qui est affiché</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Hide names and numbers, or show them</source>
        <translation>Cacher les noms et numéros, ou les montrer</translation>
    </message>
    <message>
        <source>History: find any call again</source>
        <translation>Historique&#xa0;: retrouver n’importe quel appel</translation>
    </message>
    <message>
        <source>In the history</source>
        <translation>Dans l’historique</translation>
    </message>
    <message>
        <source>It had no answer</source>
        <translation>C’était sans réponse</translation>
    </message>
    <message>
        <source>It was a wrong number</source>
        <translation>C’était un mauvais numéro</translation>
    </message>
    <message>
        <source>It was answered</source>
        <translation>On a répondu</translation>
    </message>
    <message>
        <source>It was voicemail</source>
        <translation>C’était la boîte vocale</translation>
    </message>
    <message>
        <source>Log a past call</source>
        <translation>Consigner un appel antérieur</translation>
    </message>
    <message>
        <source>Mini bar in the place of the window, and back</source>
        <translation>Mini-barre à la place de la fenêtre, et retour</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More: length, sending history, dial again</source>
        <translation>Plus&#xa0;: durée, historique d’envoi, rappeler</translation>
    </message>
    <message>
        <source>More: status, on hold, private</source>
        <translation>Plus&#xa0;: statut, en attente, privé</translation>
    </message>
    <message>
        <source>Never log this number, or log it again</source>
        <translation>Ne jamais consigner ce numéro, ou le consigner de nouveau</translation>
    </message>
    <message>
        <source>No answer: ends the call</source>
        <translation>Sans réponse&#xa0;: termine l’appel</translation>
    </message>
    <message>
        <source>Number into the field, to dial again</source>
        <translation>Numéro dans le champ, pour rappeler</translation>
    </message>
    <message>
        <source>Open the call, to correct it</source>
        <translation>Ouvrir l’appel pour le corriger</translation>
    </message>
    <message>
        <source>Open the lead in Activix</source>
        <translation>Ouvrir la fiche dans Activix</translation>
    </message>
    <message>
        <source>Outgoing or incoming</source>
        <translation>Sortant ou entrant</translation>
    </message>
    <message>
        <source>Quit Offhook</source>
        <translation>Quitter Offhook</translation>
    </message>
    <message>
        <source>Sending history</source>
        <translation>Historique d’envoi</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Start now, number later</source>
        <translation>Commencer, numéro à venir</translation>
    </message>
    <message>
        <source>That one is done, or not needed</source>
        <translation>C’est fait, ou plus besoin</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Ces touches</translation>
    </message>
    <message>
        <source>To the list of what is due</source>
        <translation>À la liste des appels à faire</translation>
    </message>
    <message>
        <source>To the note</source>
        <translation>À la note</translation>
    </message>
    <message>
        <source>To the number field</source>
        <translation>Au champ du numéro</translation>
    </message>
    <message>
        <source>To the search</source>
        <translation>Vers la recherche</translation>
    </message>
    <message>
        <source>Voicemail: ends the call</source>
        <translation>Boîte vocale&#xa0;: termine l’appel</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>Ce qui vous attend</translation>
    </message>
    <message>
        <source>Who is at this desk?</source>
        <translation>Qui est à ce bureau&#x202f;?</translation>
    </message>
</context>
<context>
    <name>StatusRow</name>
    <message>
        <source>Status in Activix</source>
        <translation>Statut dans Activix</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>A call needs you</source>
        <translation>Un appel vous attend</translation>
    </message>
    <message>
        <source>Activix refuses the token</source>
        <translation>Activix refuse le jeton</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Appel terminé</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>Appel à %1</translation>
    </message>
    <message>
        <source>Calls are kept here. Open Offhook to give it a new token.</source>
        <translation>Les appels sont gardés ici. Ouvrez Offhook pour lui donner un nouveau jeton.</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>Appel entrant</translation>
    </message>
    <message>
        <source>Incoming call: %1</source>
        <translation>Appel entrant&#xa0;: %1</translation>
    </message>
    <message>
        <source>It keeps logging calls. The icon brings the window back, or quits Offhook.</source>
        <translation>Il continue de consigner les appels. L’icône ramène la fenêtre, ou quitte Offhook.</translation>
    </message>
    <message>
        <source>Names and numbers are hidden</source>
        <translation>Les noms et numéros sont cachés</translation>
    </message>
    <message>
        <source>Names and numbers are shown</source>
        <translation>Les noms et numéros sont visibles</translation>
    </message>
    <message>
        <source>Offhook goes on here</source>
        <translation>Offhook continue ici</translation>
    </message>
    <message>
        <source>Offhook is keeping its log. Open it to see who calls.</source>
        <translation>Offhook en tient le journal. Ouvrez-le pour voir qui appelle.</translation>
    </message>
    <message>
        <source>The call of %1 is kept here until you have answered.</source>
        <translation>L’appel de %1 est gardé ici jusqu’à votre réponse.</translation>
    </message>
    <message>
        <source>The call with %2 of %1 is kept here until you have answered.</source>
        <translation>L’appel avec %2 de %1 est gardé ici jusqu’à votre réponse.</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>%1 (%2 s)</source>
        <translation>%1 (%2&#xa0;s)</translation>
    </message>
    <message>
        <source>%1 cannot be read. Defaults are used.</source>
        <translation>%1 est illisible. Les valeurs par défaut s’appliquent.</translation>
    </message>
    <message>
        <source>%1 cannot be read; it was moved to %2. Defaults are used.</source>
        <translation>%1 est illisible&#x202f;; il a été déplacé vers %2. Les valeurs par défaut s’appliquent.</translation>
    </message>
    <message>
        <source>%1 could not be asked: %2.</source>
        <translation>Impossible d’interroger %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 does not accept the token.</source>
        <translation>%1 refuse le jeton.</translation>
    </message>
    <message>
        <source>%1 is a day; a time is needed: 2025-06-03T09:30</source>
        <translation>%1 est un jour&#x202f;; il faut aussi l’heure&#xa0;: 2025-06-03T09:30</translation>
    </message>
    <message>
        <source>%1 is an extension; a whole number is needed</source>
        <translation>%1 est un poste&#x202f;; il faut un numéro complet</translation>
    </message>
    <message>
        <source>%1 is no ISO 8601 time</source>
        <translation>%1 n’est pas un moment selon ISO 8601</translation>
    </message>
    <message>
        <source>%1 is no port</source>
        <translation>%1 n’est pas un port</translation>
    </message>
    <message>
        <source>%1 is no whole number of seconds</source>
        <translation>%1 n’est pas un nombre entier de secondes</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 n’a pas été écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1: locked by %2 (%3).</source>
        <translation>%1&#xa0;: verrouillé par %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n to be written to the journal</source>
        <translation>
            <numerusform>%n à inscrire au journal</numerusform>
            <numerusform>%n à inscrire au journal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide in the window</source>
        <translation>
            <numerusform>%n à trancher dans la fenêtre</numerusform>
            <numerusform>%n à trancher dans la fenêtre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>--everyone is for an installed Offhook on Windows.</source>
        <translation>--everyone ne vaut que pour un Offhook installé sous Windows.</translation>
    </message>
    <message>
        <source>--recording takes a web address. A file: offhook recording FILE --call ID</source>
        <translation>--recording veut une adresse Web. Pour un fichier&#xa0;: offhook recording FICHIER --call ID</translation>
    </message>
    <message>
        <source>A CRM to try against is ready.</source>
        <translation>Le serveur d’exercice est prêt.</translation>
    </message>
    <message>
        <source>A call is open, or Offhook does not answer: process %1.</source>
        <translation>Un appel est en cours, ou Offhook ne répond pas&#xa0;: processus %1.</translation>
    </message>
    <message>
        <source>A call is open. It stays open if you quit with --force:</source>
        <translation>Un appel est en cours. Il le restera si vous quittez avec --force&#xa0;:</translation>
    </message>
    <message>
        <source>A call lasts 0 to 86400 seconds, not %1.</source>
        <translation>Un appel dure de 0 à 86400 secondes, pas %1.</translation>
    </message>
    <message>
        <source>A newer version of Offhook wrote this journal; this one leaves it alone.</source>
        <translation>Une version plus récente d’Offhook a écrit ce journal&#x202f;; celle-ci n’y touche pas.</translation>
    </message>
    <message>
        <source>A recording needs a web address (http or https), not: %1</source>
        <translation>Un enregistrement a besoin d’une adresse Web (http ou https), pas de&#xa0;: %1</translation>
    </message>
    <message>
        <source>Activix already has that call, and this can no longer change: %1</source>
        <translation>Activix a déjà cet appel, et cela ne peut plus changer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Activix cannot be reached.</source>
        <translation>Activix est injoignable.</translation>
    </message>
    <message>
        <source>Activix may already have a recording of that call, and would lose it; to replace it: --replace</source>
        <translation>Activix a peut-être déjà un enregistrement de cet appel, et le perdrait&#x202f;; pour le remplacer&#xa0;: --replace</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>adresse déjà utilisée</translation>
    </message>
    <message>
        <source>An older Offhook wrote this journal; start the window to bring it up to date.</source>
        <translation>Une version plus ancienne d’Offhook a écrit ce journal&#x202f;; ouvrez la fenêtre pour le mettre à jour.</translation>
    </message>
    <message>
        <source>Ctrl+C ends it.</source>
        <translation>Ctrl+C l’arrête.</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>le fichier existe déjà</translation>
    </message>
    <message>
        <source>In %1: %2 It is ignored.</source>
        <translation>Dans %1&#xa0;: %2 C’est ignoré.</translation>
    </message>
    <message>
        <source>In %1: %2 The default is used.</source>
        <translation>Dans %1&#xa0;: %2 La valeur par défaut s’applique.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>le disque ne répond pas comme il devrait</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <source>It forgets everything when it ends.</source>
        <translation>Il oublie tout à la fin.</translation>
    </message>
    <message>
        <source>It is kept, and will be applied once the window is ready.</source>
        <translation>C’est conservé, et ce sera pris en compte dès que la fenêtre sera prête.</translation>
    </message>
    <message>
        <source>It is not a folder</source>
        <translation>Ce n’est pas un dossier</translation>
    </message>
    <message>
        <source>MEND</source>
        <translation>CORRIGER</translation>
    </message>
    <message>
        <source>Make something go wrong, then put it right:</source>
        <translation>Pour que quelque chose aille mal, puis se rétablisse&#xa0;:</translation>
    </message>
    <message>
        <source>No call back is planned for that call: %1</source>
        <translation>Aucun rappel n’est prévu pour cet appel&#xa0;: %1</translation>
    </message>
    <message>
        <source>No call is open.</source>
        <translation>Aucun appel n’est en cours.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>le fichier ou le dossier est introuvable</translation>
    </message>
    <message>
        <source>None of your lines is called %1; see: offhook settings lines</source>
        <translation>Aucune de vos lignes ne s’appelle %1&#x202f;; voyez&#xa0;: offhook settings lines</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <source>Nothing can be written there</source>
        <translation>Rien ne peut y être écrit</translation>
    </message>
    <message>
        <source>Nothing is sent before you have answered the window&apos;s question.</source>
        <translation>Rien n’est envoyé avant que vous ayez répondu à la question de la fenêtre.</translation>
    </message>
    <message>
        <source>Offhook is still closing.</source>
        <translation>Offhook est encore en train de se fermer.</translation>
    </message>
    <message>
        <source>Offhook runs, but does not answer.</source>
        <translation>Offhook est ouvert, mais ne répond pas.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>cela n’est pas permis</translation>
    </message>
    <message>
        <source>Other people may read it, and it holds things that are not Offhook&apos;s</source>
        <translation>D’autres peuvent le lire, et il contient autre chose que les données d’Offhook</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>l’accès est refusé</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>rien ne peut être écrit sur ce disque</translation>
    </message>
    <message>
        <source>Several calls are open; say which one with --call ID:</source>
        <translation>Plusieurs appels sont en cours&#x202f;; dites lequel avec --call ID&#xa0;:</translation>
    </message>
    <message>
        <source>Still to do: %1.</source>
        <translation>Il reste&#xa0;: %1.</translation>
    </message>
    <message>
        <source>That call has already ended: %1</source>
        <translation>Cet appel est déjà terminé&#xa0;: %1</translation>
    </message>
    <message>
        <source>That call is still open: %1</source>
        <translation>Cet appel est encore en cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>That call would end in the future, at %1.</source>
        <translation>Cet appel se terminerait dans le futur, à %1.</translation>
    </message>
    <message>
        <source>That file changed while it was read</source>
        <translation>Ce fichier a changé pendant la lecture</translation>
    </message>
    <message>
        <source>That file is empty</source>
        <translation>Ce fichier est vide</translation>
    </message>
    <message>
        <source>That file is neither WAV nor MP3, whatever its name says</source>
        <translation>Ce fichier n’est ni WAV ni MP3, quoi qu’en dise son nom</translation>
    </message>
    <message>
        <source>That is no token: a token is one word of plain letters and digits.</source>
        <translation>Ce n’est pas un jeton&#xa0;: un jeton est un seul mot de lettres sans accent et de chiffres.</translation>
    </message>
    <message>
        <source>That number cannot be logged</source>
        <translation>Ce numéro ne peut pas être consigné</translation>
    </message>
    <message>
        <source>The base URL of the settings: %1.</source>
        <translation>L’adresse du serveur dans les paramètres&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The fault plan cannot be used: %1</source>
        <translation>Le fichier des pannes est inutilisable&#xa0;: %1</translation>
    </message>
    <message>
        <source>The journal cannot be read: %1.</source>
        <translation>Le journal est illisible&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The journal is damaged; start the window to mend it.</source>
        <translation>Le journal est endommagé&#x202f;; ouvrez la fenêtre pour le réparer.</translation>
    </message>
    <message>
        <source>The key store did not do what it was asked.</source>
        <translation>Le trousseau de clés n’a pas fait ce qui lui était demandé.</translation>
    </message>
    <message>
        <source>The key store does not answer; does it ask you to unlock it?</source>
        <translation>Le trousseau de clés ne répond pas&#x202f;; vous demande-t-il de le déverrouiller&#x202f;?</translation>
    </message>
    <message>
        <source>The key store is locked. Unlock it and try again.</source>
        <translation>Le trousseau de clés est verrouillé. Déverrouillez-le et réessayez.</translation>
    </message>
    <message>
        <source>The key store that is set up would keep the token readable; it was not used.</source>
        <translation>Le trousseau de clés configuré garderait le jeton lisible&#x202f;; il n’a pas servi.</translation>
    </message>
    <message>
        <source>The policy %1 cannot be read. Nothing is preset or locked by it.</source>
        <translation>La stratégie %1 est illisible. Elle ne prérègle ni ne verrouille rien.</translation>
    </message>
    <message>
        <source>The policy %1 cannot be read: %2. Nothing is preset or locked by it.</source>
        <translation>La stratégie %1 est illisible&#xa0;: %2. Elle ne prérègle ni ne verrouille rien.</translation>
    </message>
    <message>
        <source>The program did not understand what it was told; nothing was changed.</source>
        <translation>Le programme n’a pas compris ce qu’on lui a dit&#x202f;; rien n’a changé.</translation>
    </message>
    <message>
        <source>The sandbox cannot start: %1</source>
        <translation>Le serveur d’exercice ne peut pas démarrer&#xa0;: %1</translation>
    </message>
    <message>
        <source>The test call did not get through. Your calls are kept all the same; “offhook doctor” says what to mend.</source>
        <translation>L’appel d’essai n’est pas passé. Vos appels sont conservés quand même&#x202f;; «&#xa0;offhook doctor&#xa0;» dit quoi corriger.</translation>
    </message>
    <message>
        <source>The token for %1 is kept.</source>
        <translation>Le jeton pour %1 est gardé.</translation>
    </message>
    <message>
        <source>The token is missing; see: offhook token set</source>
        <translation>Il manque le jeton&#x202f;; voyez&#xa0;: offhook token set</translation>
    </message>
    <message>
        <source>The token is refused; see: offhook token set</source>
        <translation>Le jeton est refusé&#x202f;; voyez&#xa0;: offhook token set</translation>
    </message>
    <message>
        <source>The window cannot be started: %1.</source>
        <translation>La fenêtre ne peut pas s’ouvrir&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The window does not answer.</source>
        <translation>La fenêtre ne répond pas.</translation>
    </message>
    <message>
        <source>There is a token for %1.</source>
        <translation>Il y a un jeton pour %1.</translation>
    </message>
    <message>
        <source>There is already a call with this id: %1</source>
        <translation>Il y a déjà un appel avec cet identifiant&#xa0;: %1</translation>
    </message>
    <message>
        <source>There is no such call: %1</source>
        <translation>Cet appel n’existe pas ici&#xa0;: %1</translation>
    </message>
    <message>
        <source>There is no such file, or it may not be read</source>
        <translation>Ce fichier est introuvable ou ne peut pas être lu</translation>
    </message>
    <message>
        <source>There is no token for %1.</source>
        <translation>Il n’y a pas de jeton pour %1.</translation>
    </message>
    <message>
        <source>This computer did not keep it: %1.</source>
        <translation>Cet ordinateur ne l’a pas conservé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>This computer has no key store that runs. The Offhook window can hold the token for one session: give it there, in the settings.</source>
        <translation>Aucun trousseau de clés ne fonctionne sur cet ordinateur. La fenêtre d’Offhook peut garder le jeton pour une session&#xa0;: donnez-le là, dans les paramètres.</translation>
    </message>
    <message>
        <source>Token for %1: </source>
        <translation>Jeton pour %1&#xa0;: </translation>
    </message>
    <message>
        <source>Try:  %1</source>
        <translation>Essayez&#xa0;:  %1</translation>
    </message>
    <message>
        <source>Warning: a lead with this number has asked not to be called since %1.</source>
        <translation>Attention&#xa0;: un client qui a ce numéro demande à ne plus recevoir d’appels depuis le %1.</translation>
    </message>
    <message>
        <source>Warning: a lead with this number has asked not to be called.</source>
        <translation>Attention&#xa0;: un client qui a ce numéro demande à ne plus recevoir d’appels.</translation>
    </message>
    <message>
        <source>Warning: a lead with this number has asked not to be contacted since %1.</source>
        <translation>Attention&#xa0;: un client qui a ce numéro demande à ne plus recevoir de communications depuis le %1.</translation>
    </message>
    <message>
        <source>Warning: a lead with this number has asked not to be contacted.</source>
        <translation>Attention&#xa0;: un client qui a ce numéro demande à ne plus recevoir de communications.</translation>
    </message>
    <message>
        <source>What it stores is kept in %1.</source>
        <translation>Ce qu’il reçoit est conservé dans %1.</translation>
    </message>
    <message>
        <source>What that call was is no longer kept here; it is in Activix: %1</source>
        <translation>Le détail de cet appel n’est plus conservé ici&#x202f;; il est dans Activix&#xa0;: %1</translation>
    </message>
    <message>
        <source>What the key store holds for %1 is no token; set it anew.</source>
        <translation>Ce que le trousseau de clés garde pour %1 n’est pas un jeton&#x202f;; redonnez-le.</translation>
    </message>
    <message>
        <source>What the sandbox received:</source>
        <translation>Ce que le serveur d’exercice a reçu&#xa0;:</translation>
    </message>
    <message>
        <source>a copy of another folder</source>
        <translation>copie d’un autre dossier</translation>
    </message>
    <message>
        <source>a key is Ctrl+Shift+F9 or the like; Ctrl+Alt types characters</source>
        <translation>une touche s’écrit comme Ctrl+Shift+F9&#x202f;; Ctrl+Alt tape des caractères</translation>
    </message>
    <message>
        <source>a line is NAME=NUMBER, and the default one of those</source>
        <translation>une ligne s’écrit NOM=NUMÉRO, et celle par défaut est l’une d’elles</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>account</source>
        <translation>compte</translation>
    </message>
    <message>
        <source>an administrator</source>
        <translation>un administrateur</translation>
    </message>
    <message>
        <source>an administrator has locked it</source>
        <translation>un administrateur l’a verrouillé</translation>
    </message>
    <message>
        <source>anybody may change this file, so it is no policy</source>
        <translation>n’importe qui peut changer ce fichier&#xa0;: ce n’est donc pas une stratégie</translation>
    </message>
    <message>
        <source>base URL</source>
        <translation>adresse du serveur</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>callback needs one of --at TIME, --done and --cancel</source>
        <translation>callback veut --at MOMENT, --done ou --cancel, un seul des trois</translation>
    </message>
    <message>
        <source>calls held</source>
        <translation>appels retenus</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>tranché</translation>
    </message>
    <message>
        <source>digits are missing; is it without its area code?</source>
        <translation>il manque des chiffres&#x202f;; l’indicatif régional y est-il&#x202f;?</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>event %1 is always %2</source>
        <translation>event %1 est toujours %2</translation>
    </message>
    <message>
        <source>for you to decide</source>
        <translation>à trancher par vous</translation>
    </message>
    <message>
        <source>found</source>
        <translation>trouvé</translation>
    </message>
    <message>
        <source>from an older backup</source>
        <translation>d’une sauvegarde plus ancienne</translation>
    </message>
    <message>
        <source>from another computer</source>
        <translation>venus d’un autre ordinateur</translation>
    </message>
    <message>
        <source>hours are like 9:00-21:30, or never; empty for any hour</source>
        <translation>les heures s’écrivent comme 9:00-21:30, ou never (jamais)&#x202f;; vide pour toute heure</translation>
    </message>
    <message>
        <source>in a folder shared with other computers</source>
        <translation>dans un dossier partagé avec d’autres ordinateurs</translation>
    </message>
    <message>
        <source>it answered with status %1</source>
        <translation>il a répondu par le code %1</translation>
    </message>
    <message>
        <source>it begins with neither https:// nor http://</source>
        <translation>elle ne commence ni par https:// ni par http://</translation>
    </message>
    <message>
        <source>it cannot be preset or locked</source>
        <translation>il ne peut être ni préréglé ni verrouillé</translation>
    </message>
    <message>
        <source>it has too many digits</source>
        <translation>il y a trop de chiffres</translation>
    </message>
    <message>
        <source>it holds a ? or a #</source>
        <translation>elle contient un point d’interrogation ou un #</translation>
    </message>
    <message>
        <source>it holds a user name or password</source>
        <translation>elle contient un nom d’utilisateur ou un mot de passe</translation>
    </message>
    <message>
        <source>it is a service code, not a person&apos;s number</source>
        <translation>c’est un service, pas une personne</translation>
    </message>
    <message>
        <source>it is an emergency number, and such calls are never logged</source>
        <translation>c’est un numéro d’urgence, et ces appels ne sont jamais consignés</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>elle est vide</translation>
    </message>
    <message>
        <source>it is more than one number</source>
        <translation>il y a plus d’un numéro</translation>
    </message>
    <message>
        <source>it is not a phone number</source>
        <translation>ce n’est pas un numéro de téléphone</translation>
    </message>
    <message>
        <source>it is not a web address</source>
        <translation>ce n’est pas une adresse Web</translation>
    </message>
    <message>
        <source>it is yes or no</source>
        <translation>c’est yes (oui) ou no (non)</translation>
    </message>
    <message>
        <source>it needs a number</source>
        <translation>il faut un nombre</translation>
    </message>
    <message>
        <source>it needs a phone number</source>
        <translation>il faut un numéro de téléphone</translation>
    </message>
    <message>
        <source>it needs a web address</source>
        <translation>il faut une adresse Web</translation>
    </message>
    <message>
        <source>it needs an e-mail address</source>
        <translation>il faut une adresse courriel</translation>
    </message>
    <message>
        <source>it needs https:// (http:// only for this computer)</source>
        <translation>il faut https:// (http:// pour cet ordinateur seulement)</translation>
    </message>
    <message>
        <source>it needs the two letters of a country, such as CA</source>
        <translation>il faut les deux lettres d’un pays, comme CA</translation>
    </message>
    <message>
        <source>it needs the whole path of a folder</source>
        <translation>il faut le chemin complet d’un dossier</translation>
    </message>
    <message>
        <source>it needs {id} where the lead&apos;s number goes</source>
        <translation>il faut {id} là où va le numéro du client</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>pas de connexion</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>pas encore vérifié</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>pas enregistré</translation>
    </message>
    <message>
        <source>note</source>
        <translation>à noter</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>on a network drive</source>
        <translation>sur un lecteur réseau</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en ligne</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>ici seulement</translation>
    </message>
    <message>
        <source>open</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>open calls</source>
        <translation>appels en cours</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <source>plain http:// is for this computer alone; use https://</source>
        <translation>http:// ne vaut que pour cet ordinateur&#x202f;; écrivez https://</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>running</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>that is none of the choices</source>
        <translation>ce n’est aucun des choix</translation>
    </message>
    <message>
        <source>the answer is not Activix&apos;s; check the base URL</source>
        <translation>la réponse ne vient pas d’Activix&#x202f;; vérifiez l’adresse du serveur</translation>
    </message>
    <message>
        <source>the answer was about another call</source>
        <translation>la réponse portait sur un autre appel</translation>
    </message>
    <message>
        <source>the answer was not whole</source>
        <translation>la réponse n’était pas entière</translation>
    </message>
    <message>
        <source>the base URL cannot be used: %1</source>
        <translation>l’adresse du serveur est inutilisable&#xa0;: %1</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>la connexion a été coupée</translation>
    </message>
    <message>
        <source>the name of the server is unknown; is this computer online?</source>
        <translation>serveur introuvable&#x202f;; cet ordinateur est-il en ligne&#x202f;?</translation>
    </message>
    <message>
        <source>the number is outside of what is allowed</source>
        <translation>le nombre dépasse ce qui est permis</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>le serveur est injoignable</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>le serveur n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>the server does not speak TLS as it should</source>
        <translation>le serveur ne parle pas TLS comme il devrait</translation>
    </message>
    <message>
        <source>the server points to another address; check the base URL</source>
        <translation>le serveur renvoie à une autre adresse&#x202f;; vérifiez l’adresse du serveur</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not trusted</source>
        <translation>le certificat du serveur n’est pas reconnu</translation>
    </message>
    <message>
        <source>the value is of the wrong kind</source>
        <translation>la valeur n’est pas du bon genre</translation>
    </message>
    <message>
        <source>there can be no such number</source>
        <translation>ce numéro ne peut pas exister</translation>
    </message>
    <message>
        <source>there is no number</source>
        <translation>il n’y a pas de numéro</translation>
    </message>
    <message>
        <source>there is no such country code</source>
        <translation>aucun pays n’a cet indicatif</translation>
    </message>
    <message>
        <source>there is no such setting; `offhook settings` lists them</source>
        <translation>ce paramètre n’existe pas&#x202f;; «&#xa0;offhook settings&#xa0;» les énumère</translation>
    </message>
    <message>
        <source>this computer&apos;s proxy refused</source>
        <translation>le proxy de cet ordinateur a refusé</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>à envoyer</translation>
    </message>
    <message>
        <source>to send</source>
        <translation>à envoyer</translation>
    </message>
    <message>
        <source>token</source>
        <translation>jeton</translation>
    </message>
    <message>
        <source>too much was going on at once</source>
        <translation>trop de choses se passaient à la fois</translation>
    </message>
    <message>
        <source>two lines have the same name</source>
        <translation>deux lignes ont le même nom</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>version</source>
        <translation>version</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
</context>
<context>
    <name>TokenBox</name>
    <message>
        <source>&amp;Forget it</source>
        <translation>L’&amp;oublier</translation>
    </message>
    <message>
        <source>&amp;Token of Activix</source>
        <translation>&amp;Jeton d’Activix</translation>
    </message>
    <message>
        <source>A token is kept; Activix has not answered yet.</source>
        <translation>Un jeton est gardé&#x202f;; Activix n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>Activix refuses the token that is kept here.</source>
        <translation>Activix refuse le jeton gardé ici.</translation>
    </message>
    <message>
        <source>Asking Activix…</source>
        <translation>Vérification auprès d’Activix…</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>Connecté à&#xa0;%1.</translation>
    </message>
    <message>
        <source>Each server has a token of its own.</source>
        <translation>Chaque serveur a son propre jeton.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L’oublier</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s key store, and never shown again.</source>
        <translation>Il est gardé dans le trousseau de clés de cet ordinateur, et jamais réaffiché.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>No token yet: calls are kept here.</source>
        <translation>Pas encore de jeton&#xa0;: les appels sont gardés ici.</translation>
    </message>
    <message>
        <source>Nothing goes to Activix until a token is given again. Forget this one?</source>
        <translation>Rien n’ira dans Activix tant qu’il n’y aura pas d’autre jeton. Oublier celui-ci&#x202f;?</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>Collez un jeton</translation>
    </message>
    <message>
        <source>Paste the token first.</source>
        <translation>Collez d’abord le jeton.</translation>
    </message>
    <message>
        <source>Test &amp;and save</source>
        <translation>&amp;Tester et garder</translation>
    </message>
    <message>
        <source>Token of Activix</source>
        <translation>Jeton d’Activix</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>In a call, %1</source>
        <translation>En appel, %1</translation>
    </message>
    <message>
        <source>Mini bar</source>
        <translation>Mini-barre</translation>
    </message>
    <message>
        <source>Quit Offhook</source>
        <translation>Quitter Offhook</translation>
    </message>
    <message>
        <source>Show Offhook</source>
        <translation>Montrer Offhook</translation>
    </message>
    <message>
        <source>Take the number from the clipboard</source>
        <translation>Prendre le numéro du presse-papiers</translation>
    </message>
</context>
<context>
    <name>Week</name>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Most calls from %1 on</source>
        <translation>Le plus d’appels à partir de %1</translation>
    </message>
    <message>
        <source>No calls.</source>
        <translation>Aucun appel.</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Commencer</translation>
    </message>
    <message>
        <source>Late&amp;r</source>
        <translation>Plus tar&amp;d</translation>
    </message>
    <message>
        <source>Three things, and your next call is in Activix: Enter leads on.</source>
        <translation>Trois choses, et votre prochain appel est dans Activix&#xa0;: Entrée mène à la suite.</translation>
    </message>
    <message>
        <source>Welcome to Offhook</source>
        <translation>Bienvenue dans Offhook</translation>
    </message>
    <message>
        <source>Write the number that you call from.</source>
        <translation>Écrivez le numéro d’où vous appelez.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 (guess)</source>
        <translation>%1 (probable)</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h&#xa0;%2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 is already taken here: %2. Press another.</source>
        <translation>%1 sert déjà ici&#xa0;: %2. Choisissez une autre touche.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answered</source>
        <translation>
            <numerusform>%Ln répondu</numerusform>
            <numerusform>%Ln répondus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln appel</numerusform>
            <numerusform>%Ln appels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) could not be read.</source>
        <translation>
            <numerusform>%Ln appel n’a pas pu être lu.</numerusform>
            <numerusform>%Ln appels n’ont pas pu être lus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) need you</source>
        <translation>
            <numerusform>%Ln appel vous attend</numerusform>
            <numerusform>%Ln appels vous attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held</source>
        <translation>
            <numerusform>%Ln retenu</numerusform>
            <numerusform>%Ln retenus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</source>
        <translation>
            <numerusform>%Ln message d’un téléphone ou d’un autre programme n’a pas pu être lu&#xa0;: il manque peut-être un appel ici, ou il y reste ouvert. Voyez le dossier %1.</numerusform>
            <numerusform>%Ln messages d’un téléphone ou d’un autre programme n’ont pas pu être lus&#xa0;: il manque peut-être un appel ici, ou il y reste ouvert. Voyez le dossier %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send</source>
        <translation>
            <numerusform>%Ln à envoyer</numerusform>
            <numerusform>%Ln à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>A call is open, and it is that of whoever is here now. Hang up first.</source>
        <translation>Un appel est en cours, et c’est celui de la personne présente. Raccrochez d’abord.</translation>
    </message>
    <message>
        <source>A call lasts between 0 seconds and 24 hours. Check the length.</source>
        <translation>Un appel dure entre 0 seconde et 24 heures. Vérifiez la durée.</translation>
    </message>
    <message>
        <source>A newer Offhook was used on this computer, and this older one leaves its calls alone. No call is kept here now: write them on paper, and install the newer version.</source>
        <translation>Un Offhook plus récent a servi sur cet ordinateur, et cette ancienne version ne touche pas à ses appels. Aucun appel n’est gardé ici pour l’instant&#xa0;: notez-les sur papier et installez la nouvelle version.</translation>
    </message>
    <message>
        <source>A recording needs a web address that begins with http:// or https://.</source>
        <translation>Un enregistrement a besoin d’une adresse Web qui commence par http:// ou https://.</translation>
    </message>
    <message>
        <source>Activix did not answer: asked about after the call</source>
        <translation>Activix n’a pas répondu&#xa0;: question après l’appel</translation>
    </message>
    <message>
        <source>Activix did not answer: checking whether it is there</source>
        <translation>Activix n’a pas répondu&#xa0;: vérification en cours</translation>
    </message>
    <message>
        <source>Activix has trouble</source>
        <translation>problème chez Activix</translation>
    </message>
    <message>
        <source>Activix may already have a recording of this call. It has room for one: a second would replace it.</source>
        <translation>Activix a peut-être déjà un enregistrement de cet appel. Il n’y a place que pour un&#xa0;: un second le remplacerait.</translation>
    </message>
    <message>
        <source>Activix plays wav and mp3. This address ends in neither; it is sent as it is.</source>
        <translation>Activix lit le wav et le mp3. Cette adresse finit autrement&#x202f;; elle est envoyée telle quelle.</translation>
    </message>
    <message>
        <source>Activix refuses this token. Nothing was changed: check it and paste it again.</source>
        <translation>Activix refuse ce jeton. Rien n’a changé&#xa0;: vérifiez-le et collez-le de nouveau.</translation>
    </message>
    <message>
        <source>All calls in Activix</source>
        <translation>Tout est dans Activix</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Tout est envoyé</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Appel…</translation>
    </message>
    <message>
        <source>Calls by the day</source>
        <translation>Appels par jour</translation>
    </message>
    <message>
        <source>Calls by the hour</source>
        <translation>Appels par heure</translation>
    </message>
    <message>
        <source>Choose between %1 and %2.</source>
        <translation>Choisissez entre %1 et %2.</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>Connecté à&#xa0;%1.</translation>
    </message>
    <message>
        <source>Connected to %1. This computer has no key store, so the token is forgotten when Offhook is closed.</source>
        <translation>Connecté à&#xa0;%1. Cet ordinateur n’a pas de trousseau de clés&#xa0;: le jeton sera oublié à la fermeture d’Offhook.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Digits are missing. Is the area code there?</source>
        <translation>Il manque des chiffres. Vérifiez l’indicatif régional.</translation>
    </message>
    <message>
        <source>Emergency: dial it on your phone. Offhook does not log emergency calls.</source>
        <translation>Urgence&#xa0;: composez sur votre téléphone. Offhook ne consigne pas les appels d’urgence.</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>Terminé à&#xa0;%1</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Poste %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln of them you are asked whether they are in Activix.</source>
        <translation>
            <numerusform>Pour %Ln d’entre eux, on vous demande s’il est dans Activix.</numerusform>
            <numerusform>Pour %Ln d’entre eux, on vous demande s’ils sont dans Activix.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with these calls</source>
        <translation>Continuer avec ces appels</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>J’ai lu</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>C’est noté</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Live in Activix</source>
        <translation>En direct dans Activix</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Appel manqué</translation>
    </message>
    <message>
        <source>Name hidden</source>
        <translation>Nom caché</translation>
    </message>
    <message>
        <source>Name, number and note of this call are no longer kept here. It is in Activix.</source>
        <translation>Le nom, le numéro et la note de cet appel ne sont plus conservés ici. Il est dans Activix.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>No call back is planned for this call.</source>
        <translation>Aucun rappel n’est prévu pour cet appel.</translation>
    </message>
    <message>
        <source>No call is open, so nothing was changed. Dial, or log a past call.</source>
        <translation>Aucun appel n’est en cours&#x202f;; rien n’a changé. Composez un numéro ou inscrivez un appel passé.</translation>
    </message>
    <message>
        <source>No country has this code. Check the digits after the +.</source>
        <translation>Aucun pays n’a cet indicatif. Vérifiez les chiffres après le +.</translation>
    </message>
    <message>
        <source>No longer kept here</source>
        <translation>Plus conservé ici</translation>
    </message>
    <message>
        <source>No such number can exist. Activix can never correct it, so check it now.</source>
        <translation>Ce numéro ne peut pas exister. Vérifiez-le&#xa0;: Activix ne pourra plus le corriger.</translation>
    </message>
    <message>
        <source>Not a call</source>
        <translation>Fausse manœuvre</translation>
    </message>
    <message>
        <source>Not all your settings could be read: %1. The default counts there.</source>
        <translation>Certains de vos paramètres n’ont pas pu être lus&#xa0;: %1. La valeur par défaut s’y applique.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Not picked up</source>
        <translation>Non pris</translation>
    </message>
    <message>
        <source>Not saved yet: Offhook&apos;s file is busy. Perhaps a backup is holding it.</source>
        <translation>Pas encore enregistré&#xa0;: le fichier d’Offhook est occupé. Une sauvegarde le retient peut-être.</translation>
    </message>
    <message>
        <source>Not saved: nothing can be written to Offhook&apos;s folder.</source>
        <translation>Pas enregistré&#xa0;: rien ne peut être écrit dans le dossier d’Offhook.</translation>
    </message>
    <message>
        <source>Not saved: the disk does not answer as it should.</source>
        <translation>Pas enregistré&#xa0;: le disque ne répond pas comme il devrait.</translation>
    </message>
    <message>
        <source>Not saved: this computer&apos;s disk is full.</source>
        <translation>Pas enregistré&#xa0;: le disque de cet ordinateur est plein.</translation>
    </message>
    <message>
        <source>Not sending</source>
        <translation>Aucun envoi</translation>
    </message>
    <message>
        <source>Number to come</source>
        <translation>Numéro à venir</translation>
    </message>
    <message>
        <source>Offhook does not know this customer&apos;s number yet. Look at the task in Activix, or type the customer&apos;s name.</source>
        <translation>Offhook ne connaît pas encore le numéro de ce client. Consultez la tâche dans Activix, ou tapez le nom du client.</translation>
    </message>
    <message>
        <source>Offhook&apos;s file cannot be opened now; it keeps trying. What you dial is saved once it can.</source>
        <translation>Le fichier d’Offhook ne peut pas être ouvert pour l’instant&#x202f;; il essaie encore. Ce que vous composez sera enregistré dès que possible.</translation>
    </message>
    <message numerus="yes">
        <source>Offhook&apos;s file was damaged. %Ln call(s) could be kept.</source>
        <translation>
            <numerusform>Le fichier d’Offhook était endommagé. %Ln appel a pu être gardé.</numerusform>
            <numerusform>Le fichier d’Offhook était endommagé. %Ln appels ont pu être gardés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offhook&apos;s folder is on a network drive. If another computer opens it too, calls could be lost or logged twice. Nothing is sent before you answer.</source>
        <translation>Le dossier d’Offhook est sur un lecteur réseau. Si un autre ordinateur l’ouvre aussi, des appels pourraient être perdus ou inscrits deux fois. Rien n’est envoyé avant votre réponse.</translation>
    </message>
    <message>
        <source>Offhook&apos;s folder is synchronised with other computers. If one of them opens it too, calls could be lost or logged twice. Nothing is sent before you answer.</source>
        <translation>Le dossier d’Offhook est synchronisé avec d’autres ordinateurs. Si l’un d’eux l’ouvre aussi, des appels pourraient être perdus ou inscrits deux fois. Rien n’est envoyé avant votre réponse.</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>En appel</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Only look</source>
        <translation>Consulter seulement</translation>
    </message>
    <message>
        <source>Only this computer uses it: send</source>
        <translation>Seul cet ordinateur s’en sert&#xa0;: envoyer</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Ouvrir les paramètres</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Ça sonne</translation>
    </message>
    <message>
        <source>Send from here; the other no longer does</source>
        <translation>Envoyer d’ici&#x202f;; l’autre n’envoie plus</translation>
    </message>
    <message>
        <source>Several calls are open: choose one first.</source>
        <translation>Plusieurs appels sont ouverts&#xa0;: choisissez-en un d’abord.</translation>
    </message>
    <message>
        <source>Something in Offhook broke; your calls are kept, and it goes on. Please send the report, which names nobody, to whoever helps you.</source>
        <translation>Quelque chose s’est brisé dans Offhook&#x202f;; vos appels sont conservés et il continue. Envoyez le rapport, qui ne nomme personne, à qui vous aide.</translation>
    </message>
    <message>
        <source>Such a key would be in your way when you write. Hold Ctrl or Alt, with Shift if you like, and press a letter, a digit or an F key.</source>
        <translation>Cette touche vous gênerait pour écrire. Tenez Ctrl ou Alt, avec Maj au besoin, et appuyez sur une lettre, un chiffre ou une touche F.</translation>
    </message>
    <message>
        <source>The call is already in Activix, which can never change or remove this.</source>
        <translation>L’appel est déjà dans Activix, qui ne peut plus ni changer ni retirer cela.</translation>
    </message>
    <message>
        <source>The key store did not take the token, so nothing was changed. “Check this computer” in the menu says more.</source>
        <translation>Le trousseau de clés n’a pas accepté le jeton&#x202f;; rien n’a changé. «&#xa0;Vérifier cet ordinateur&#xa0;», dans le menu, en dit plus.</translation>
    </message>
    <message>
        <source>The key store is locked, so the token is not kept. Unlock it and save again.</source>
        <translation>Le trousseau de clés est verrouillé&#x202f;; le jeton n’est pas conservé. Déverrouillez-le et enregistrez de nouveau.</translation>
    </message>
    <message>
        <source>The link to the recording stays here: Activix did not answer when the call was sent, and to a call that was found there afterwards no link can be added. Drop the recording&apos;s file here instead: that can be sent.</source>
        <translation>Le lien vers l’enregistrement reste ici&#xa0;: Activix n’a pas répondu à l’envoi de l’appel, et on ne peut pas ajouter de lien à un appel retrouvé ensuite. Déposez plutôt le fichier de l’enregistrement ici&#xa0;: il peut être envoyé.</translation>
    </message>
    <message>
        <source>The old file lies beside it: %1</source>
        <translation>L’ancien fichier est à côté&#xa0;: %1</translation>
    </message>
    <message>
        <source>The token is forgotten. Calls are kept here until you give another.</source>
        <translation>Le jeton est oublié. Les appels sont conservés ici jusqu’à ce que vous en donniez un autre.</translation>
    </message>
    <message>
        <source>The token is kept. Activix cannot be reached now; it is checked later.</source>
        <translation>Le jeton est gardé. Activix est injoignable pour le moment&#x202f;; il sera vérifié plus tard.</translation>
    </message>
    <message>
        <source>There are too many digits for a number here. Check the end of it.</source>
        <translation>Il y a trop de chiffres pour un numéro d’ici. Vérifiez la fin.</translation>
    </message>
    <message>
        <source>There is more than one number in this text. Leave only one.</source>
        <translation>Il y a plus d’un numéro dans ce texte. N’en laissez qu’un.</translation>
    </message>
    <message>
        <source>There is no phone number in this text. Type or paste the number.</source>
        <translation>Il n’y a pas de numéro de téléphone dans ce texte. Tapez ou collez le numéro.</translation>
    </message>
    <message>
        <source>These calls are a copy from another folder. So that no call is logged twice, nothing is sent before you say which folder sends.</source>
        <translation>Ces appels sont une copie d’un autre dossier. Pour qu’aucun appel ne soit inscrit deux fois, rien n’est envoyé avant que vous disiez quel dossier envoie.</translation>
    </message>
    <message>
        <source>These calls come from an older backup: since then, calls were sent that are not in it. So that no call is logged twice, nothing is sent before you answer.</source>
        <translation>Ces appels viennent d’une sauvegarde plus ancienne&#xa0;: depuis, des appels ont été envoyés qui n’y sont pas. Pour qu’aucun appel ne soit inscrit deux fois, rien n’est envoyé avant votre réponse.</translation>
    </message>
    <message>
        <source>These calls come from another computer. So that no call is logged twice, nothing is sent before you say which computer sends.</source>
        <translation>Ces appels viennent d’un autre ordinateur. Pour qu’aucun appel ne soit inscrit deux fois, rien n’est envoyé avant que vous disiez quel ordinateur envoie.</translation>
    </message>
    <message>
        <source>This call has already ended. Open it in the list below to correct it.</source>
        <translation>Cet appel est déjà terminé. Ouvrez-le dans la liste ci-dessous pour le corriger.</translation>
    </message>
    <message>
        <source>This call is not on this computer. Correct it where it was made.</source>
        <translation>Cet appel n’est pas sur cet ordinateur. Corrigez-le là où il a été fait.</translation>
    </message>
    <message>
        <source>This call would end in the future. Check its start and its length.</source>
        <translation>Cet appel se terminerait dans le futur. Vérifiez son début et sa durée.</translation>
    </message>
    <message>
        <source>This cannot be set. Check it, or go back to the default.</source>
        <translation>Cette valeur n’est pas possible. Vérifiez-la ou revenez à la valeur par défaut.</translation>
    </message>
    <message>
        <source>This could not be done, and nothing was changed. Try once more.</source>
        <translation>Cela n’a pas pu être fait et rien n’a changé. Essayez encore une fois.</translation>
    </message>
    <message>
        <source>This could not be saved: the disk does not take it. Write the number and the time on paper, and free some space.</source>
        <translation>Impossible d’enregistrer&#xa0;: le disque refuse. Notez le numéro et l’heure sur papier, puis libérez de l’espace.</translation>
    </message>
    <message>
        <source>This is a service, not a person. Activix cannot log calls to it.</source>
        <translation>C’est un service, pas une personne. Activix ne peut pas consigner ces appels.</translation>
    </message>
    <message>
        <source>This is an extension. Write the whole number, with the area code.</source>
        <translation>C’est un poste. Écrivez le numéro complet, avec l’indicatif régional.</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>Ce n’est pas une adresse courriel.</translation>
    </message>
    <message>
        <source>This is no folder. Choose one, or write its whole path.</source>
        <translation>Ce n’est pas un dossier. Choisissez-en un, ou écrivez son chemin complet.</translation>
    </message>
    <message>
        <source>This is no web address. Write one that begins with https://.</source>
        <translation>Ce n’est pas une adresse web. Écrivez-en une qui commence par https://.</translation>
    </message>
    <message>
        <source>This is no whole token, so nothing was changed. Copy all of it, and paste it again.</source>
        <translation>Ce n’est pas un jeton entier&#x202f;; rien n’a changé. Copiez-le au complet et collez-le de nouveau.</translation>
    </message>
    <message>
        <source>This is none of your own numbers. Choose another, or add it in the settings.</source>
        <translation>Ce n’est aucun de vos numéros. Choisissez-en un autre ou ajoutez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>This setting could not be saved: the disk does not take it. Calls are not touched; free some space, then change it again.</source>
        <translation>Ce paramètre n’a pas pu être enregistré&#xa0;: le disque ne l’accepte pas. Les appels ne sont pas touchés&#x202f;; libérez de l’espace, puis changez-le de nouveau.</translation>
    </message>
    <message>
        <source>Token needed</source>
        <translation>Jeton requis</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Jeton refusé</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Type or paste a phone number first.</source>
        <translation>Tapez ou collez d’abord un numéro de téléphone.</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Boîte vocale</translation>
    </message>
    <message>
        <source>What your administrator has set has a mistake (%1). Calls are logged all the same; please tell them.</source>
        <translation>Ce que votre administrateur a réglé contient une erreur (%1). Les appels sont inscrits quand même&#x202f;; avisez-le, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Withheld number</source>
        <translation>Numéro masqué</translation>
    </message>
    <message>
        <source>Write it on paper. Offhook keeps trying; this message goes once it is saved.</source>
        <translation>Notez-le sur papier. Offhook essaie encore&#x202f;; ce message disparaît dès que c’est enregistré.</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Mauvais numéro</translation>
    </message>
    <message>
        <source>Your answer could not be saved: the disk does not take it. Nothing is sent meanwhile; free some space, then answer again.</source>
        <translation>Votre réponse n’a pas pu être enregistrée&#xa0;: le disque ne l’accepte pas. Rien n’est envoyé entre-temps&#x202f;; libérez de l’espace, puis répondez de nouveau.</translation>
    </message>
    <message>
        <source>Your key store does not answer as it should, so calls are kept here. Give the token again in the settings.</source>
        <translation>Votre trousseau de clés ne répond pas comme il devrait&#xa0;: les appels sont gardés ici. Redonnez le jeton dans les paramètres.</translation>
    </message>
    <message>
        <source>Your key store is locked, so calls are kept here. Unlock it and start Offhook again.</source>
        <translation>Votre trousseau de clés est verrouillé&#xa0;: les appels sont gardés ici. Déverrouillez-le et redémarrez Offhook.</translation>
    </message>
    <message>
        <source>Your number?</source>
        <translation>Votre numéro&#x202f;?</translation>
    </message>
    <message>
        <source>Your recordings folder does not answer, so no recording is offered. Check the network, or choose another folder in the settings.</source>
        <translation>Votre dossier d’enregistrements ne répond pas&#xa0;: aucun enregistrement n’est proposé. Vérifiez le réseau, ou choisissez un autre dossier dans les paramètres.</translation>
    </message>
    <message>
        <source>Your recordings folder is not there, so no recording is offered. Check it in the settings.</source>
        <translation>Votre dossier d’enregistrements est introuvable&#xa0;: aucun enregistrement n’est proposé. Vérifiez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>Your recordings folder may not be read, so no recording is offered. Check it in the settings.</source>
        <translation>Votre dossier d’enregistrements ne peut pas être lu&#xa0;: aucun enregistrement n’est proposé. Vérifiez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>Your settings could not be read, so the defaults count. Set your number again before you call.</source>
        <translation>Vos paramètres n’ont pas pu être lus&#x202f;; les valeurs par défaut s’appliquent. Redonnez votre numéro avant d’appeler.</translation>
    </message>
    <message>
        <source>being sent to Activix</source>
        <translation>envoi à Activix en cours</translation>
    </message>
    <message>
        <source>call from %1, %2</source>
        <translation>appel du %1, %2</translation>
    </message>
    <message>
        <source>call to %1, %2</source>
        <translation>appel au %1, %2</translation>
    </message>
    <message>
        <source>calling</source>
        <translation>pas encore de réponse</translation>
    </message>
    <message>
        <source>change to the call with %1, %2</source>
        <translation>changement à l’appel avec %1, %2</translation>
    </message>
    <message>
        <source>deleted in Activix, and left so by you</source>
        <translation>supprimé dans Activix, laissé ainsi par vous</translation>
    </message>
    <message>
        <source>end of the call with %1, %2</source>
        <translation>fin de l’appel avec %1, %2</translation>
    </message>
    <message>
        <source>ext. %1</source>
        <translation>poste %1</translation>
    </message>
    <message>
        <source>in Activix</source>
        <translation>dans Activix</translation>
    </message>
    <message>
        <source>in Activix, and sent once more to be sure</source>
        <translation>dans Activix, renvoyé une fois par sûreté</translation>
    </message>
    <message>
        <source>in Activix; this needs you: %1</source>
        <translation>dans Activix&#x202f;; ceci a besoin de vous&#xa0;: %1</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>entrant</translation>
    </message>
    <message>
        <source>internal: kept on this computer only</source>
        <translation>interne&#xa0;: gardé sur cet ordinateur seulement</translation>
    </message>
    <message>
        <source>kept here a moment: Activix asks to wait</source>
        <translation>gardé ici un moment&#xa0;: Activix demande d’attendre</translation>
    </message>
    <message>
        <source>kept here until Activix has checked the token</source>
        <translation>gardé ici, le temps qu’Activix vérifie le jeton</translation>
    </message>
    <message>
        <source>kept here until a token is given</source>
        <translation>gardé ici jusqu’à ce qu’il y ait un jeton</translation>
    </message>
    <message>
        <source>kept here until its number is given</source>
        <translation>gardé ici jusqu’à ce que son numéro soit donné</translation>
    </message>
    <message>
        <source>kept here until your own number is set</source>
        <translation>gardé ici jusqu’à ce que votre numéro soit indiqué</translation>
    </message>
    <message>
        <source>kept here, goes to Activix when you are online</source>
        <translation>gardé ici, ira dans Activix dès que vous serez en ligne</translation>
    </message>
    <message>
        <source>kept here, on its way to Activix</source>
        <translation>gardé ici, en route vers Activix</translation>
    </message>
    <message>
        <source>kept here: Activix has trouble, and is asked again by itself</source>
        <translation>gardé ici&#xa0;: Activix a un problème, nouvel essai automatique</translation>
    </message>
    <message>
        <source>kept here: Activix refuses the token</source>
        <translation>gardé ici&#xa0;: Activix refuse le jeton</translation>
    </message>
    <message>
        <source>kept here: it belongs to another Activix account</source>
        <translation>gardé ici&#xa0;: il relève d’un autre compte Activix</translation>
    </message>
    <message>
        <source>kept here: it belongs to another server</source>
        <translation>gardé ici&#xa0;: il relève d’un autre serveur</translation>
    </message>
    <message>
        <source>kept here: something else than Activix answers. Does this network want you to sign in?</source>
        <translation>gardé ici&#xa0;: autre chose qu’Activix répond. Ce réseau demande-t-il une connexion&#x202f;?</translation>
    </message>
    <message>
        <source>kept here: the server could not prove that it is Activix, and got no token. Does this network want you to sign in?</source>
        <translation>gardé ici&#xa0;: le serveur n’a pas pu prouver qu’il est Activix, et n’a pas reçu le jeton. Ce réseau demande-t-il une connexion&#x202f;?</translation>
    </message>
    <message>
        <source>kept here: the server&apos;s address cannot be used</source>
        <translation>gardé ici&#xa0;: l’adresse du serveur est inutilisable</translation>
    </message>
    <message>
        <source>kept here: the token may not read whose account it is</source>
        <translation>gardé ici&#xa0;: le jeton n’a pas le droit de lire son compte</translation>
    </message>
    <message>
        <source>kept here: this computer&apos;s proxy lets nothing through</source>
        <translation>gardé ici&#xa0;: le proxy de cet ordinateur ne laisse rien passer</translation>
    </message>
    <message>
        <source>kept on this computer: Activix needs a number</source>
        <translation>gardé sur cet ordinateur&#xa0;: Activix exige un numéro</translation>
    </message>
    <message>
        <source>marked by you as in Activix</source>
        <translation>dans Activix, selon vous</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>vous attend</translation>
    </message>
    <message>
        <source>not safe</source>
        <translation>pas sûr</translation>
    </message>
    <message>
        <source>note on the call with %1, %2</source>
        <translation>note de l’appel avec %1, %2</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>private: kept on this computer only</source>
        <translation>privé&#xa0;: gardé sur cet ordinateur seulement</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>proxy</translation>
    </message>
    <message>
        <source>rang %1</source>
        <translation>sonnerie %1</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>ça sonne</translation>
    </message>
    <message>
        <source>server address</source>
        <translation>adresse du serveur</translation>
    </message>
    <message>
        <source>sign-in page?</source>
        <translation>portail réseau&#x202f;?</translation>
    </message>
    <message>
        <source>talking %1</source>
        <translation>conversation %1</translation>
    </message>
    <message>
        <source>token</source>
        <translation>jeton</translation>
    </message>
</context>
<context>
    <name>argparse</name>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s&#xa0;: erreur&#xa0;: %(message)s
</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>argument %(argument_name)s&#xa0;: %(message)s</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>une valeur au plus est attendue</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>une valeur est attendue</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>la valeur %r est de trop</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>valeur inadmissible (%(type)s)&#xa0;: %(value)r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>choix inadmissible&#xa0;: %(value)r (choisissez parmi %(choices)s)</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)</source>
        <translation>choix inadmissible&#xa0;: %(value)r&#x202f;; vouliez-vous dire %(closest)r&#x202f;? (choisissez parmi %(choices)s)</translation>
    </message>
    <message>
        <source>options</source>
        <translation>options&#xa0;</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>arguments&#xa0;</translation>
    </message>
    <message>
        <source>show program&apos;s version number and exit</source>
        <translation>afficher la version du programme</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>afficher cette aide</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>il manque&#xa0;: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>arguments inconnus&#xa0;: %s</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>utilisation&#xa0;: </translation>
    </message>
</context>
</TS>
