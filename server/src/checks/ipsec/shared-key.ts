import type { Draft, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { hasUnknownLine, lastLine, valueOf, wordOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { headOf, partsOf, spanIn, winnersOf } from '../support/definitions.js';
import { isSpoiled } from '../support/spoiled.js';
import { titleOf } from '../support/wording.js';
import { listedIn, policyBlock } from './policies.js';

/** Preshared keys (reference: pagent-ipsec, KeyExchangeRule SharedKey, KeyExchangeOffer HowToAuthPeers). A key is never shown. */
export const ipsecSharedKey = defineCheck({
  code: 'ipsec-shared-key',
  severity: 'warning',
  summary: 'A preshared key is missing, or not in a form that SharedKey takes.',
  explanation: `
When the partners authenticate with \`PresharedKey\` (\`HowToAuthPeers\` of a key exchange offer, or \`HowToAuthMe\` of the action), the
\`KeyExchangeRule\` that uses the action needs the key. \`SharedKey\` takes the form of the key, \`Ascii\`, \`Ebcdic\` or \`Hex\`, and then the
key itself.

The key stands in the file as clear text: who may read the member may use it. It is shown in no message and no report.`,
  example: `
    KeyExchangeRule ⟦BRANCHES⟧
    {
      LocalSecurityEndpointRef   HERE
      RemoteSecurityEndpointRef  THERE
      KeyExchangeActionRef       SILVER
    }
    KeyExchangeAction SILVER
    {
      KeyExchangeOffer
      {
        HowToEncrypt    AES_CBC KeyLength 256
        HowToAuthPeers  PresharedKey
      }
    }
    LocalSecurityEndpoint HERE
    {
      Identity  IpAddr 192.0.2.1
      Location  192.0.2.1
    }
    RemoteSecurityEndpoint THERE
    {
      Identity  IpAddr 198.51.100.1
      Location  198.51.100.1
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ipsec') return;
    for (const rule of [...winnersOf(context.names, 'KeyExchangeRule'), ...inlineRules(context)]) {
      const draft = faultOfForm(rule) ?? missingKey(rule, context);
      if (draft) yield draft;
    }
  },
});

function inlineRules(context: ScopeContext): readonly Standing[] {
  const policy = policyBlock(context, 'KeyExchangePolicy');
  return policy ? listedIn(policy, 'KeyExchangeRule', context).flatMap(({ rule, reference }) => (reference ? [] : [rule])) : [];
}

function faultOfForm(rule: Standing): Draft | undefined {
  const line = lastLine(rule.fact.statement, 'SharedKey');
  if (!line || line.args.some((word) => isSpoiled(word.text))) return undefined;
  const [form, key] = line.args;
  const at = spanIn(rule, line.keyword);
  if (!form || !/^(ascii|ebcdic|hex)$/i.test(form.text) || !key) return form && { at, message: 'SharedKey takes Ascii, Ebcdic or Hex, and then the key.' };
  if (form.text.toLowerCase() === 'hex' && !/^(0x)?[\da-f]+$/i.test(key.text)) return { at, message: 'SharedKey Hex: the key has characters that are no hexadecimal digits.' };
  return undefined;
}

function missingKey(rule: Standing, { names }: ScopeContext): Draft | undefined {
  const { statement } = rule.fact;
  if (lastLine(statement, 'SharedKey') || hasUnknownLine(statement)) return undefined;
  const action = partsOf(rule, 'KeyExchangeAction', names).at(-1);
  const wish = action && wishFor(action, names);
  if (!action || !wish) return undefined;
  return {
    at: headOf(rule),
    message: `${titleOf(statement)} has no SharedKey, and ${titleOf(action.fact.statement)} asks for authentication with a preshared key.`,
    related: [{ at: wish, message: 'PresharedKey is asked for here.' }],
  };
}

/** Where the action or one of its offers asks for a preshared key. */
function wishFor(action: Standing, names: ScopeContext['names']): ReturnType<typeof spanIn> | undefined {
  const asking = [
    { standing: action, attribute: 'HowToAuthMe' },
    ...partsOf(action, 'KeyExchangeOffer', names).map((standing) => ({ standing, attribute: 'HowToAuthPeers' })),
  ].find(({ standing, attribute }) => valueOf(standing.fact.statement, attribute) === 'presharedkey');
  const word = asking && wordOf(asking.standing.fact.statement, asking.attribute);
  return asking && word && spanIn(asking.standing, word);
}
