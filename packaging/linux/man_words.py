"""What the manual page says beside what the command line's parser says: English and French."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The page in one language. ``language`` is that of a file of translations; ``after`` is roff,
    from the exit status to the end."""

    language: str
    heading: str
    name: str
    about: str
    synopsis: str
    description: str
    options: str
    verbs: str
    everywhere: str
    after: str
    usage: str = r"[\fIOPTIONS\fR] [\fIVERB\fR ... | \fILINK\fR]"


ENGLISH = Words(
    language="en",
    heading="User Commands",
    name="NAME",
    about=r"offhook \- keep a sales rep's phone calls true in Activix",
    synopsis="SYNOPSIS",
    description="DESCRIPTION",
    options="OPTIONS",
    verbs="VERBS",
    everywhere="Every verb also takes the options above.",
    after=r"""
.SH EXIT STATUS
.TP
0
Done; for \fBevent\fR: on the disk, whatever happens to the computer now.
.TP
1
Refused; the reason is on the standard error.
.TP
2
A wrong usage.
.TP
3
Kept, and not yet applied.
.SH ENVIRONMENT
.TP
.B OFFHOOK_DATA_DIR
Stands for \fB\-\-data\-dir\fR.
.TP
.B OFFHOOK_BASE_URL
Stands for \fB\-\-base\-url\fR.
.TP
.B OFFHOOK_NO_START
Set to 1, no verb starts a window.
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG ", " LANGUAGE
The language, where the setting \fBlanguage\fR names none.
.SH FILES
.TP
.I ~/.local/share/Offhook
The data folder of each user: calls, settings, logs. Removing or purging the package leaves it,
since calls in it may not be in Activix yet. To remove a user's data, have the user end the
program, clear the token (\fBoffhook token clear\fR) and delete this folder and
.IR ~/.local/state/Offhook .
.TP
.I ~/.config/autostart/offhook.desktop
Starts Offhook with the session, where it exists: a copy of
.IR /usr/share/offhook/autostart/offhook.desktop .
The same file in
.I /etc/xdg/autostart
does so for every user. The package puts it in neither.
.PP
The token is in the key store of the session and in no file.
.SH UPGRADES
The package's scripts ask the running program of every user to end, as
\fBoffhook quit \-\-restart\fR does, and after an upgrade it comes back. While one of them has
a call open the scripts change nothing and fail, to be tried again.
""",
)

FRENCH = Words(
    language="fr",
    heading="Commandes",
    name="NOM",
    about=r"offhook \- garde justes dans Activix les appels d’un conseiller aux ventes",
    synopsis="SYNOPSIS",
    description="DESCRIPTION",
    options="OPTIONS",
    verbs="VERBES",
    everywhere="Chaque verbe accepte aussi les options ci-dessus.",
    usage=r"[\fIOPTIONS\fR] [\fIVERBE\fR ... | \fILIEN\fR]",
    after=r"""
.SH CODE DE RETOUR
.TP
0
C’est fait~; pour \fBevent\fR~: c’est sur le disque, quoi qu’il arrive ensuite à l’ordinateur.
.TP
1
Refusé~; la raison est sur la sortie d’erreur.
.TP
2
La commande est mal écrite.
.TP
3
Conservé, et pas encore pris en compte.
.SH ENVIRONNEMENT
.TP
.B OFFHOOK_DATA_DIR
Tient lieu de \fB\-\-data\-dir\fR.
.TP
.B OFFHOOK_BASE_URL
Tient lieu de \fB\-\-base\-url\fR.
.TP
.B OFFHOOK_NO_START
Avec la valeur 1, aucun verbe n’ouvre de fenêtre.
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG ", " LANGUAGE
La langue, là où le paramètre \fBlanguage\fR n’en nomme pas.
.SH FICHIERS
.TP
.I ~/.local/share/Offhook
Le dossier des données de chaque personne~: appels, paramètres, fichiers journaux. Il reste quand le
paquet est retiré ou purgé, car des appels qui s’y trouvent ne sont peut\-être pas encore dans
Activix. Pour supprimer les données d’une personne, demandez\-lui de quitter le programme et
d’effacer le jeton (\fBoffhook token clear\fR), puis supprimez ce dossier et
.IR ~/.local/state/Offhook .
.TP
.I ~/.config/autostart/offhook.desktop
Ouvre Offhook avec la session, là où ce fichier existe~: une copie de
.IR /usr/share/offhook/autostart/offhook.desktop .
Le même fichier dans
.I /etc/xdg/autostart
le fait pour tout le monde. Le paquet ne le met à aucun des deux endroits.
.PP
Le jeton est dans le trousseau de clés de la session, et dans aucun fichier.
.SH MISES À JOUR
Les scripts du paquet demandent au programme ouvert de chaque personne de se fermer, comme
\fBoffhook quit \-\-restart\fR~; après une mise à jour, il revient. Tant que l’un d’eux a un appel
en cours, les scripts ne changent rien et échouent~; il faut alors réessayer.
""".replace("~:", "\N{NO-BREAK SPACE}:").replace("~;", "\N{NARROW NO-BREAK SPACE};"),
)
