import { titleOfBlock } from './support/places.js';
import { fix, setValue } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import { addSwitches } from './support/switches.js';
import type { Use } from './support/use.js';
import type { DraftFix, ScopeContext } from '../check.js';

/** SuiteBProfile with a cipher list, or without TLSv1.2 (reference: pagent-ttls, TTLSEnvironmentAction, SuiteBProfile). */
export const suitebIgnoresCiphers = defineMeaningCheck({
  code: 'suiteb-ignores-ciphers',
  severity: 'warning',
  summary: 'SuiteBProfile puts the cipher list aside, or lacks TLSv1.2, without which it has nothing to apply to.',
  explanation: `
Any value of \`SuiteBProfile\` but Off makes AT-TLS ignore \`TTLSCipherParms\`: only the suites of the profile are used, those
with AES-GCM or AES-CBC and ECDSA certificates. A list that is coded beside it looks as if it counted, and does not.

The profile is for TLSv1.2 only. Without \`TLSv1.2 On\` it has nothing to apply to; the quick fix switches TLSv1.2 on.

For a list that is ignored there is no fix: only you know which of the two is meant. Take the list out, or set the profile to
Off.`,
  example: `
    TTLSRule DB2IN
    {
      LocalPortRange            5448
      Direction                 Inbound
      TTLSGroupActionRef        DBGA
      TTLSEnvironmentActionRef  DBEA
    }
    TTLSGroupAction DBGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction DBEA
    {
      HandshakeRole  Server
      ⟦SuiteBProfile  192⟧
      TTLSKeyringParms
      {
        Keyring  DB2P/DDF
      }
      TTLSCipherParms
      {
        V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *causes(use) {
    const line = use.linesOf('SuiteBProfile').at(-1);
    if (!line || !use.suiteB || !use.isSure('SuiteBProfile')) return;
    if (use.isSure('TLSv1.2') && use.value('TLSv1.2') === 'Off') yield withoutTls12(use);
    else if (use.isSure('V3CipherSuites', 'V3CipherSuites4Char') && use.isCoded('V3CipherSuites')) yield ignored(use);
  },
});

function ignored(use: Use): Cause {
  const lines = use.linesOf('V3CipherSuites');
  const block = use.blockOf('V3CipherSuites');
  const title = block ? titleOfBlock(block) : 'TTLSCipherParms';
  return {
    at: use.get('SuiteBProfile').places[0] ?? use.environment.place,
    message: (rules) => `With SuiteBProfile ${use.value('SuiteBProfile')}, ${title} is ignored for ${rules}: only the suites of the profile are used.`,
    related: lines.slice(0, 1).map(({ place }) => ({ at: place, message: 'The list that is ignored begins here.' })),
  };
}

function withoutTls12(use: Use): Cause {
  return {
    at: use.get('SuiteBProfile').places[0] ?? use.environment.place,
    message: (rules) => `SuiteBProfile ${use.value('SuiteBProfile')} is for TLSv1.2 only, and TLSv1.2 is off for ${rules}.`,
    related: use.linesOf('TLSv1.2').map(({ place }) => ({ at: place, message: 'TLSv1.2 is switched off here.' })),
    fixes: (context) => switchOn(context, use),
  };
}

function switchOn(context: ScopeContext, use: Use): DraftFix[] {
  const coded = use.linesOf('TLSv1.2').at(-1);
  return coded ? fix('Switch TLSv1.2 on', [setValue(coded, 'On')]) : addSwitches(context, use, 'Switch TLSv1.2 on', [['TLSv1.2', 'On']]);
}
