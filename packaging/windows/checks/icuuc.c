/* A stand-in for the icuuc.dll of Windows 10, which Wine 8 lacks: opening a converter fails.
   Qt asks it for encodings other than UTF and Latin-1 alone, and Offhook for none of them. */
#include <stddef.h>
#define NONE(name) __declspec(dllexport) void *name(void) { return NULL; }
__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    if (error) *error = 4; /* U_FILE_ACCESS_ERROR */
    return NULL;
}
NONE(UCNV_FROM_U_CALLBACK_SUBSTITUTE) NONE(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NONE(ucnv_cbFromUWriteUChars) NONE(ucnv_cbToUWriteUChars) NONE(ucnv_close)
NONE(ucnv_countAvailable) NONE(ucnv_fromUCountPending) NONE(ucnv_fromUnicode)
NONE(ucnv_getAvailableName) NONE(ucnv_getFromUCallBack) NONE(ucnv_getMaxCharSize)
NONE(ucnv_getName) NONE(ucnv_getStandardName) NONE(ucnv_getToUCallBack) NONE(ucnv_reset)
NONE(ucnv_setFromUCallBack) NONE(ucnv_setToUCallBack) NONE(ucnv_toUCountPending)
NONE(ucnv_toUnicode)
