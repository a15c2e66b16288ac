; setup.exe: for oneself or for everyone, in French and English, over an older version or anew.
;
;   setup.exe [/S] [/AllUsers | /CurrentUser] [/D=FOLDER]
;   uninstall.exe [/S] [/RemoveData]
;
; /S asks nothing. It ends with 0 done, 740 /AllUsers needs an administrator, 1618 a call is open
; (Windows Installer's own code for "try again later"), 1638 a newer Offhook is there, or one that an
; administrator's MSI installed. installers.py compiles this, with -INPUTCHARSET UTF8, and defines
; APP, ICON, SIDE, INCLUDE, OUT, VERSION, VERSION4, PUBLISHER, and keys of the registry; POLICY, SIGN
; and QUICK perhaps.

Unicode true
Target amd64-unicode
!ifdef QUICK ; to try
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64 ; both executables hold the same modules: the second costs nothing
!endif

Name "Offhook"
Caption "Offhook ${VERSION}"
OutFile "${OUT}"
BrandingText " "
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "Offhook"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${HOME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${HOME}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INIT_TEXT_ALLUSERSNOTPOSSIBLE "$(AdministratorNeeded)"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING

!include MultiUser.nsh
!include MUI2.nsh
!include nsDialogs.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include "${INCLUDE}"

!pragma warning disable 6010 ; MultiUser.nsh brings a function that our un.onInit does without

!define BUSY 1618
!define OTHER_VERSION 1638
!define NEEDS_ADMINISTRATOR 740

Var WasOpen ; the window of whoever runs this, if there was one
Var RemoveData
Var RemoveDataBox

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(StartIt)"
!define MUI_FINISHPAGE_RUN_FUNCTION StartIt
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(ChooseForLinks)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION ChooseForLinks
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskForData un.NoteAnswer
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!include "${__FILEDIR__}\words.nsh"

VIProductVersion "${VERSION4}"
!macro DESCRIBE LANGUAGE DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} ProductName "Offhook"
  VIAddVersionKey /LANG=${LANGUAGE} ProductVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileDescription "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} CompanyName "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} LegalCopyright "MIT"
!macroend
!insertmacro DESCRIBE ${LANG_ENGLISH} "Installs Offhook"
!insertmacro DESCRIBE ${LANG_FRENCH} "Installe Offhook"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

; What ends the installer early: words for a person, a code for a deployment.
!macro STOP CODE WORDS
  IfSilent +2
    MessageBox MB_OK|MB_ICONINFORMATION "${WORDS}"
  SetErrorLevel ${CODE}
  Quit
!macroend

; Every window of this installation is asked to end; one with a call open does not. A program that
; cannot be asked, since it is broken or another user's, is noticed by its file, which is in use.
!macro ASK_RUNNING UN
Function ${UN}AskRunning
  FindWindow $WasOpen "" "Offhook"
  again:
    IfFileExists "$INSTDIR\offhook.exe" 0 free
    StrCpy $0 ""
    ExecWait '"$INSTDIR\offhook.exe" quit --everyone' $0
    ${If} $0 != 1
      ClearErrors
      FileOpen $1 "$INSTDIR\offhook.exe" a
      IfErrors busy
      FileClose $1
      Goto free
    ${EndIf}
  busy:
    IfSilent +2
      MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(CallOpen)" IDRETRY again
    SetErrorLevel ${BUSY}
    Quit
  free:
FunctionEnd
!macroend
!insertmacro ASK_RUNNING ""
!insertmacro ASK_RUNNING "un."

Function .onInit
  SetRegView 64
  ${If} ${Silent}
    UserInfo::GetAccountType
    Pop $0
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/AllUsers" $2
    ${IfNot} ${Errors}
    ${AndIf} $0 != "Admin"
      !insertmacro STOP ${NEEDS_ADMINISTRATOR} ""
    ${EndIf}
  ${EndIf}
  !insertmacro MULTIUSER_INIT
  ReadRegStr $0 HKLM "${HOME}" "InstalledBy"
  ${If} $0 == "msi"
    !insertmacro STOP ${OTHER_VERSION} "$(AdministratorsOwn)"
  ${EndIf}
FunctionEnd

Section "Offhook"
  ReadRegStr $0 SHCTX "${HOME}" "Version"
  ${If} $0 != ""
    ${VersionCompare} $0 "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro STOP ${OTHER_VERSION} "$(NewerThere)"
    ${EndIf}
  ${EndIf}
  Call AskRunning

  ; Only what is ours: somebody may have put other things beside it.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\policy"
  SetOutPath "$INSTDIR"
  File /r "${APP}\*"
  !ifdef POLICY
    SetOutPath "$INSTDIR\policy"
    File /r "${POLICY}\*"
    SetOutPath "$INSTDIR"
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Offhook.lnk" "$INSTDIR\offhook.exe"

  !insertmacro WRITE_REGISTRY
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Offhook"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\offhook.exe,0"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0
  Call TellShell
  ; With words, the last page offers it.
  ${If} ${Silent}
  ${AndIf} $WasOpen <> 0
    Call StartIt
  ${EndIf}
SectionEnd

!macro TELL_SHELL UN
Function ${UN}TellShell
  ; SHCNE_ASSOCCHANGED: links and icons are read anew.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro TELL_SHELL ""
!insertmacro TELL_SHELL "un."

Function StartIt
  ; Never with an administrator's rights: then by the desktop's own Explorer, which takes no option.
  ${If} $MultiUser.Privileges == "Admin"
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\offhook.exe"'
  ${ElseIf} ${Silent}
    Exec '"$INSTDIR\offhook.exe" --minimized'
  ${Else}
    Exec '"$INSTDIR\offhook.exe"'
  ${EndIf}
FunctionEnd

Function ChooseForLinks
  ${If} $MultiUser.InstallMode == "AllUsers"
    ExecShell "open" "ms-settings:defaultapps?registeredAppMachine=Offhook"
  ${Else}
    ExecShell "open" "ms-settings:defaultapps?registeredAppUser=Offhook"
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  ; The folder says which of the two installations this is, whatever else is on the computer.
  ReadRegStr $0 HKLM "${HOME}" "InstallDir"
  ${If} $0 == $INSTDIR
    UserInfo::GetAccountType
    Pop $MultiUser.Privileges
    ${If} $MultiUser.Privileges != "Admin"
      !insertmacro STOP ${NEEDS_ADMINISTRATOR} "$(AdministratorNeeded)"
    ${EndIf}
    Call un.MultiUser.InstallMode.AllUsers
  ${Else}
    Call un.MultiUser.InstallMode.CurrentUser
  ${EndIf}
  StrCpy $RemoveData 0
  ${un.GetParameters} $1
  ClearErrors
  ${un.GetOptions} $1 "/RemoveData" $2
  ${IfNot} ${Errors}
    StrCpy $RemoveData 1
  ${EndIf}
FunctionEnd

Function un.AskForData
  !insertmacro MUI_HEADER_TEXT "$(RemoveTitle)" ""
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "$(RemoveWords)"
  Pop $0
  ${NSD_CreateCheckbox} 0 44u 100% 12u "$(RemoveDataWords)"
  Pop $RemoveDataBox
  ${NSD_CreateLabel} 12u 58u 95% 36u "$(RemoveDataWarning)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.NoteAnswer
  ${NSD_GetState} $RemoveDataBox $RemoveData
FunctionEnd

; The key store is no folder of ours: the program itself knows its way there. Several people may
; share the desk, each with a data folder below the first one's (offhook.desk.people).
Function un.ForgetTokens
  SetShellVarContext current
  StrCpy $1 "$LOCALAPPDATA\Offhook"
  Delete "$1\desks\current" ; else the first one's folder would mean whoever was chosen last
  nsExec::Exec '"$INSTDIR\offhook.com" --data-dir "$1" token clear'
  Pop $0
  FindFirst $2 $3 "$1\desks\*"
  ${DoUntil} $3 == ""
    ${If} ${FileExists} "$1\desks\$3\person.json"
      nsExec::Exec '"$INSTDIR\offhook.com" --data-dir "$1\desks\$3" token clear'
      Pop $0
    ${EndIf}
    FindNext $2 $3
  ${Loop}
  FindClose $2
  ${If} $MultiUser.InstallMode == "AllUsers"
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.AskRunning
  ${If} $RemoveData == 1
    Call un.ForgetTokens
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\policy"
  Delete "$INSTDIR\offhook.exe"
  Delete "$INSTDIR\offhook.com"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Offhook.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  !insertmacro REMOVE_REGISTRY
  ; The program writes these itself, for one user, when it is to start with the session.
  DeleteRegValue HKCU "${AUTOSTART}" "Offhook"
  DeleteRegValue HKCU "${AUTOSTART_SWITCH}" "Offhook"
  ${If} $RemoveData == 1
    SetShellVarContext current ; else it would be ProgramData
    RMDir /r "$LOCALAPPDATA\Offhook"
    RMDir /r "$LOCALAPPDATA\Offhook State"
  ${EndIf}
  Call un.TellShell
SectionEnd
