/* ProcessPrng, which Windows has had since version 10 and Wine since 9.0: Go's
   programs do not start without it. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
	return RtlGenRandom(data, (ULONG)length);
}
