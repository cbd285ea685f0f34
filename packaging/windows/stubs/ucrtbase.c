/* The complex numbers of C99, which numpy asks of Windows' runtime and Wine 8 only names. What is not here is
 * forwarded to Wine's own runtime, by the list of names that packaging/windows/wine.py makes. */
#include <complex.h>

/* Microsoft passes complex numbers as structures; its long double is a double. */
typedef struct { float re, im; } single;
typedef struct { double re, im; } pair;

#define COMPLEX(z) __builtin_complex((double)(z).re, (double)(z).im)
#define RETURN(type, value) do { \
        double complex w = (value); \
        type result = { __real__ w, __imag__ w }; \
        return result; \
    } while (0)

#define PARTS(suffix, real, type) \
    real our_creal##suffix(type z) { return z.re; } \
    real our_cimag##suffix(type z) { return z.im; } \
    real our_cabs##suffix(type z) { return (real)__builtin_hypot(z.re, z.im); } \
    real our_carg##suffix(type z) { return (real)__builtin_atan2(z.im, z.re); } \
    type our_cpow##suffix(type a, type b) { RETURN(type, cpow(COMPLEX(a), COMPLEX(b))); }
PARTS(, double, pair)
PARTS(l, double, pair)
PARTS(f, float, single)

#define FUNCTION(name) \
    pair our_##name(pair z) { RETURN(pair, name(COMPLEX(z))); } \
    pair our_##name##l(pair z) { RETURN(pair, name(COMPLEX(z))); } \
    single our_##name##f(single z) { RETURN(single, name(COMPLEX(z))); }
FUNCTION(ccos) FUNCTION(ccosh) FUNCTION(cexp) FUNCTION(csin) FUNCTION(csinh) FUNCTION(ctan) FUNCTION(ctanh)
