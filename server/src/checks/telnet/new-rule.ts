/** The AT-TLS rule that takes the place of a SECUREPORT: what the Telnet profile said of TLS, in the words of the policy. */
import { match } from '../../policy/match.js';
import type { Policy } from '../../policy/policy.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import type { Model } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';
import { nameOf } from '../../workspace/uris.js';
import type { DraftFix } from '../check.js';
import { append } from '../library/edits.js';
import { policiesForTelnet } from './policies.js';
import { membersOf, statementsNamed } from './whole.js';

/** The edit that adds the rule, and the member that it goes to; undefined where it is not clear which, or a rule takes the port already. */
export function ruleFor(port: number, secureport: TelnetStatement, { model, settings, uri }: { readonly model: Model; readonly settings: Settings; readonly uri: string }): { readonly member: string; readonly edit: DraftFix['edits'][number] } | undefined {
  const [policy, other] = policiesForTelnet(model, settings, uri);
  const file = policy && model.files.get(policy.scope.files.at(-1) ?? '');
  if (!policy || other || !file || match(policy, { localPort: port, direction: 'Inbound' }).rule) return undefined;
  const coded = (name: string): TelnetStatement | undefined => {
    const all = statementsNamed(membersOf(model, uri), name).map(({ statement }) => statement);
    return all.find(({ parent }) => parent === secureport.parent) ?? all.find(({ parent }) => parent?.type?.name === 'TELNETGLOBALS');
  };
  return { member: nameOf(file.uri), edit: append(file, lines(port, policy, keyringOf(coded('KEYRING')), coded('CLIENTAUTH')?.operands[0]?.text.toUpperCase())) };
}

/** SAF ring, or the path of a key database; a placeholder, which is reported until it is filled in, where the profile does not tell. */
function keyringOf(statement: TelnetStatement | undefined): string {
  const words = statement?.operands.map(({ text }) => text) ?? [];
  const [type, name] = /^(?:SAF|HFS|MVS)$/i.test(words[0] ?? '') ? [words[0]?.toUpperCase(), words[1]] : ['SAF', words[0]];
  return name !== undefined && type !== 'MVS' ? name : '<keyring>';
}

/** What CLIENTAUTH meant (reference: telnet, attlsEquivalents). */
const clientAuthTypes: Readonly<Record<string, string>> = { SSLCERT: 'Required', SAFCERT: 'SAFCheck' };

function lines(port: number, { names }: Policy, keyring: string, clientAuth: string | undefined): string[] {
  const free = (type: string, wanted: string): string => (names.winner(type, wanted) ? free(type, `${wanted}_`) : wanted);
  const rule = free('TTLSRule', `TN${port}`);
  const group = free('TTLSGroupAction', `TN${port}GROUP`);
  const environment = free('TTLSEnvironmentAction', `TN${port}ENV`);
  const authType = clientAuthTypes[clientAuth ?? ''];
  return [
    `TTLSRule ${rule}`,
    '{',
    `  LocalPortRange            ${port}`,
    '  Direction                 Inbound',
    `  TTLSGroupActionRef        ${group}`,
    `  TTLSEnvironmentActionRef  ${environment}`,
    '}',
    '',
    `TTLSGroupAction ${group}`,
    '{',
    '  TTLSEnabled  On',
    '}',
    '',
    `TTLSEnvironmentAction ${environment}`,
    '{',
    `  HandshakeRole  ${authType ? 'ServerWithClientAuth' : 'Server'}`,
    '  TTLSKeyringParms',
    '  {',
    `    Keyring  ${keyring}`,
    '  }',
    '  TTLSEnvironmentAdvancedParms',
    '  {',
    ...(authType ? [`    ClientAuthType         ${authType}`] : []),
    '    ApplicationControlled  On',
    '    TLSv1                  Off',
    '    TLSv1.1                Off',
    '    TLSv1.2                On',
    '  }',
    '}',
  ];
}
