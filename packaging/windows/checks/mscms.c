/* A stand-in for Windows' colour management, of which Wine 8 has half: each call fails politely. */
#include <windows.h>
#define FAILS(type, name) \
    __declspec(dllexport) type WINAPI name(void) { SetLastError(ERROR_NOT_SUPPORTED); return 0; }
FAILS(void *, WcsCreateIccProfile) FAILS(void *, OpenColorProfileW)
FAILS(void *, OpenColorProfileA) FAILS(BOOL, CloseColorProfile)
FAILS(BOOL, WcsGetDefaultColorProfile) FAILS(BOOL, WcsGetDefaultColorProfileSize)
FAILS(BOOL, GetColorProfileFromHandle) FAILS(BOOL, GetColorDirectoryW)
FAILS(void *, WcsOpenColorProfileW) FAILS(BOOL, GetColorProfileHeader)
FAILS(BOOL, GetColorProfileElement) FAILS(BOOL, IsColorProfileValid)
FAILS(BOOL, GetStandardColorSpaceProfileW)
