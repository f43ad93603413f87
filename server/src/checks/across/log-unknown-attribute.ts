/** What a log of Policy Agent says of a line that the catalogue takes for right. */
import { patternOf, message } from '../../catalog/index.js';
import { attributePlaces, type LogPlace } from '../../logs/locate.js';
import type { Span } from '../../syntax/tree.js';
import type { Model } from '../../workspace/model.js';
import { perFile } from '../../workspace/source-file.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { foreignComment } from '../support/foreign-syntax.js';
import { judgeAttribute } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { quoted } from '../support/wording.js';

/** An OBJERR record in an open log. */
interface Complaint {
  readonly attribute: string;
  readonly statement: string;
  readonly line: Span;
}

/** Different attributes of one log that are looked for. */
const most = 200;
/** Characters of a record in front of the words and behind them. */
const reach = 1000;
const words = 'Unknown attribute';

export const logUnknownAttribute = defineCheck({
  code: 'log-unknown-attribute',
  severity: 'warning',
  summary: 'An open log says that Policy Agent does not know this attribute.',
  explanation: `
A log of Policy Agent that is open in the editor has a record OBJERR, "Unknown attribute", for an attribute that stands here, and
that is right as far as the manuals go. The Policy Agent that wrote the log is then of a release without it, or lacks a fix.
For AT-TLS, none of the new policy is installed on that system.

Take the line out or make it a comment, or share the member only with systems that know the attribute. When the log is older
than the member, or of another system, close it: only logs that are open are looked at. Names that no release knows are
reported by [unknown-attribute](unknown-attribute.md), with or without a log.`,
  example: {
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange            2023
        Direction                 Inbound
        TTLSGroupActionRef        TNGA
        TTLSEnvironmentActionRef  TNEA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction TNEA
      {
        HandshakeRole  Server
        TTLSKeyringParms
        {
          Keyring  TNRING
        }
        TTLSEnvironmentAdvancedParms
        {
          TLSv1    Off
          TLSv1.1  Off
          TLSv1.2  On
          ⟦TLSv1.3⟧  Off
        }
      }
    `,
    'pagent.log': `
      05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'TLSv1.3' for TTLSEnvironmentAdvancedParms
    `,
  },
  fixed: {
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange            2023
        Direction                 Inbound
        TTLSGroupActionRef        TNGA
        TTLSEnvironmentActionRef  TNEA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction TNEA
      {
        HandshakeRole  Server
        TTLSKeyringParms
        {
          Keyring  TNRING
        }
        TTLSEnvironmentAdvancedParms
        {
          TLSv1    Off
          TLSv1.1  Off
          TLSv1.2  On
          # TLSv1.3  Off
        }
      }
    `,
    'pagent.log': `
      05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'TLSv1.3' for TTLSEnvironmentAdvancedParms
    `,
  },
  *library({ model }) {
    for (const log of model.files.values()) {
      if (log.language !== 'pagent-log') continue;
      for (const complaint of complaintsIn(log).list) yield* draftsOf(model, complaint, log.uri);
    }
  },
});

function* draftsOf(model: Model, { attribute, statement, line }: Complaint, log: string): Generator<Draft> {
  for (const place of attributePlaces(model, attribute, statement)) {
    const { uri, item, span } = place.place;
    if (isReportedAnyway(place)) continue;
    yield {
      at: { uri, item, span },
      message: `An open log says that Policy Agent does not know ${quoted(attribute)} in ${statement}: its release or service level lacks it. Take the line out for that system.`,
      related: [{ at: { uri: log, span: line }, message: 'The record of the log' }],
      fixes: () => [{ title: 'Make the line a comment', safe: false, edits: [{ at: { uri, item, span: { start: span.start, end: span.start } }, newText: '# ' }] }],
    };
  }
}

/** The checks of attributes see the fault without a log. */
function isReportedAnyway({ place: { item, span } }: LogPlace): boolean {
  const row = rowsOf(item).find(({ node }) => node.keyword === span);
  if (!row) return true;
  const judgement = judgeAttribute(row);
  if (judgement.kind === 'fine') return row.node.block !== undefined;
  return judgement.kind !== 'unknown' || row.owner?.closed === true || judgement.suggestion !== undefined || foreignComment(row.node.keyword.text) !== undefined;
}

/** The attributes that a log complains of, each once: the last record tells. */
const complaintsIn = perFile(({ text }): { readonly list: readonly Complaint[] } => {
  const found = new Map<string, Complaint>();
  const pattern = patternOf(message('PAGENT-UNKNOWN-ATTRIBUTE')?.pattern ?? '$^');
  for (let at = text.indexOf(words); at >= 0 && found.size < most; at = text.indexOf(words, at + words.length)) {
    const line = lineAround(text, at);
    const { attribute, statement } = pattern.exec(text.slice(line.start, line.end))?.groups ?? {};
    if (attribute !== undefined && statement !== undefined) found.set(`${attribute.toLowerCase()} ${statement.toLowerCase()}`, { attribute, statement, line });
  }
  return { list: [...found.values()] };
});

function lineAround(text: string, offset: number): Span {
  const before = text.slice(Math.max(0, offset - reach), offset);
  const start = offset - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const behind = /[\r\n]/.exec(text.slice(offset, offset + reach));
  return { start, end: behind ? offset + behind.index : Math.min(text.length, offset + reach) };
}
