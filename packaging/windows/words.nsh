; What setup.exe and the uninstaller say, beyond what NSIS has in both languages itself.

!macro WORDS NAME ENGLISH FRENCH
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_FRENCH} "${FRENCH}"
!macroend

!insertmacro WORDS CallOpen \
  "A call is open in Offhook, so it goes on running.$\r$\n$\r$\nEnd the call, then choose Retry." \
  "Un appel est en cours dans Offhook, qui reste donc ouvert.$\r$\n$\r$\nTerminez l'appel, puis choisissez Réessayer."
!insertmacro WORDS AdministratorNeeded \
  "Only an administrator can do this for everyone on this computer." \
  "Seul un administrateur peut faire cela pour tous les utilisateurs de cet ordinateur."
!insertmacro WORDS AdministratorsOwn \
  "Your administrator has installed Offhook on this computer. It is kept up to date from there." \
  "Votre administrateur a installé Offhook sur cet ordinateur et s'occupe de ses mises à jour."
!insertmacro WORDS NewerThere \
  "A newer version of Offhook is already on this computer. Nothing was changed." \
  "Une version plus récente d'Offhook se trouve déjà sur cet ordinateur. Rien n'a été modifié."
!insertmacro WORDS StartIt \
  "Start Offhook" \
  "Démarrer Offhook"
!insertmacro WORDS ChooseForLinks \
  "Choose Offhook for phone links" \
  "Choisir Offhook pour les liens d'appel"
!insertmacro WORDS RemoveTitle \
  "Remove Offhook" \
  "Supprimer Offhook"
!insertmacro WORDS RemoveWords \
  "The program will be removed. Your calls, settings and token stay on this computer, for the day you install it again." \
  "Le programme sera supprimé. Vos appels, vos réglages et votre jeton restent sur cet ordinateur, pour le jour où vous le réinstallerez."
!insertmacro WORDS RemoveDataWords \
  "Remove my calls, settings and token, too" \
  "Supprimer aussi mes appels, mes réglages et mon jeton"
!insertmacro WORDS RemoveDataWarning \
  "Calls that are not in Activix yet would be lost." \
  "Les appels qui ne sont pas encore dans Activix seraient perdus."
