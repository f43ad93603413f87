import type { Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { isIPv6, parseAddress } from '../support/addresses.js';
import { replace } from '../support/edits.js';
import { valuesOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** Texts of which the form is known (reference: pagent-ttls, OcspUrl and ServerHandshakeSNIList; pagent-main, ReadFromDirectory and PolicyPerformanceCollection). */
export const badForm = defineCheck({
  code: 'bad-form',
  severity: 'warning',
  summary: 'An address of a server, a server name with its label, or a path is not in the form that it takes.',
  explanation: `
| attribute | form |
|---|---|
| \`OcspUrl\` | \`http://host[:port][/path]\`, http only |
| \`ServerHandshakeSNIList\` | \`name/label\`: a server name, a slash, and the label of the certificate to show for it |
| \`LDAP_Server\`, \`LDAP_BackupServer\` | a host name or an IPv4 address: the LDAP client of Policy Agent has no IPv6 |
| \`PerformanceLogFile\` | a z/OS UNIX path, no data set |

What Policy Agent or System SSL does with another form was not read in a manual, so the finding is a warning.`,
  example: `
    TTLSGskOcspParms OCSP
    {
      OcspUrl  ⟦https://ocsp.example.com⟧
    }
  `,
  fixed: `
    TTLSGskOcspParms OCSP
    {
      OcspUrl  http://ocsp.example.com
    }
  `,
  itemsWith: ['text'],
  *item({ item }) {
    for (const { parameter, words } of valuesOf(item)) {
      const [word] = words;
      const fault = word && !isSpoiled(word.text) ? forms[parameter.name]?.(word) : undefined;
      if (fault) yield fault;
    }
  },
});

const forms: Readonly<Record<string, ((word: Word) => Draft | undefined) | undefined>> = {
  LDAP_Server: ofDirectory,
  LDAP_BackupServer: ofDirectory,
  PerformanceLogFile(word) {
    return /^('?\/\/|')/.test(word.text) ? { at: { span: word }, message: `PerformanceLogFile takes a z/OS UNIX path such as /tmp/perflog, and no data set; ${quoted(word.text)} is none.` } : undefined;
  },
  OcspUrl(word) {
    const [, scheme, rest = ''] = /^([a-z][a-z\d+.-]*):\/\/(.*)$/i.exec(word.text) ?? [];
    if (scheme?.toLowerCase() === 'http' && /^[^/?]/.test(rest)) return undefined;
    const meant = scheme?.toLowerCase() === 'https' ? `http://${rest}` : scheme === undefined && /^[\w.-]+(:\d+)?(\/|$)/.test(word.text) ? `http://${word.text}` : undefined;
    return {
      at: { span: word },
      message: `OcspUrl takes an address such as http://ocsp.example.com, with http only; ${quoted(word.text)} is none.`,
      fixes: () => (meant === undefined ? [] : [{ title: `Change it to ${meant}`, safe: false, edits: [replace(word, meant)] }]),
    };
  },
  ServerHandshakeSNIList(word) {
    return /^[^/]+\/./.test(word.text) ? undefined : { at: { span: word }, message: `ServerHandshakeSNIList takes a server name and the label of its certificate with a slash between, as in ${word.text.split('/')[0] || 'host.example.com'}/LABEL.` };
  },
};

function ofDirectory(word: Word): Draft | undefined {
  const address = parseAddress(word.text.replace(/^\[(.*)\]$/, '$1'));
  return address && isIPv6(address) ? { at: { span: word }, message: `The LDAP client of Policy Agent has no IPv6; write a host name or an IPv4 address instead of ${quoted(word.text)}.` } : undefined;
}
