// a \
 b
#define X "s\"/*" /* c */ 'd'
int f(void) { return 1; }
