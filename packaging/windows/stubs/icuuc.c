/* Windows' own ICU, which Qt asks for old encodings and Wine 8 lacks: it answers that it knows none. */
#define EXPORT __declspec(dllexport)

typedef int UErrorCode;
enum { U_FILE_ACCESS_ERROR = 4 };

static void refuse(UErrorCode *error)
{
    if (error)
        *error = U_FILE_ACCESS_ERROR;
}

EXPORT void *ucnv_open(const char *name, UErrorCode *error) { refuse(error); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 0; }
EXPORT const char *ucnv_getName(void *converter, UErrorCode *error) { refuse(error); return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, UErrorCode *error) { return 0; }
EXPORT const char *ucnv_getAvailableName(int index) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(void *converter, UErrorCode *error) { return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, UErrorCode *error) { return 0; }
EXPORT void ucnv_toUnicode(void) {}
EXPORT void ucnv_fromUnicode(void) {}
EXPORT void ucnv_cbFromUWriteUChars(void) {}
EXPORT void ucnv_cbToUWriteUChars(void) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_getToUCallBack(void *converter, void **action, void **context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void **action, void **context) {}

EXPORT void ucnv_setToUCallBack(void *converter, void *action, void *context, void **old, void **before,
                                UErrorCode *error) { refuse(error); }
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, void *context, void **old, void **before,
                                  UErrorCode *error) { refuse(error); }
