/** Codes with their names, as the displays of z/OS print them. */
import { cipherByCode4, cipherV2ByCode, groupByCode, signatureByCode } from '../../catalog/index.js';
import type { ParameterInfo } from '../parameters.js';

/** The name behind a code of a list parameter; empty for a code that has none, and for Any. x25519 and x448 are printed with a capital. */
export function codeName({ parameter }: ParameterInfo, code: string): string {
  if (parameter.value.kind !== 'codes' || code === 'Any') return '';
  switch (parameter.value.of) {
    case 'cipher1':
      return cipherV2ByCode(code)?.name ?? '';
    case 'cipher2':
    case 'cipher4':
      return cipherByCode4(code)?.name ?? '';
    case 'group':
      return (groupByCode(code)?.name ?? '').replace(/^x(?=\d)/, 'X');
    case 'signature':
      return signatureByCode(code)?.name ?? '';
  }
}

/** Whether the displays list the values of a parameter one to a line with their names. */
export function isCodeList({ parameter }: ParameterInfo): boolean {
  return parameter.value.kind === 'codes';
}
