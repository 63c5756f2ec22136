#include "attribution/link.h"
void q_link(QReading *reading) { (void)reading; }
