import type { Item, Statement, Word } from '../../syntax/tree.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { DraftPlace } from '../check.js';
import { defineCheck } from '../check.js';
import { attribute } from './attributes.js';

/** Ports that apply when none is coded (reference: pagent-main, ClientConnection and ServicesConnection). */
const standard = { clientconnection: 16310, servicesconnection: 16311 } as const;

/** Two listeners of Policy Agent on one port (reference: pagent-main, fileRules portsDiffer). */
export const connectionPorts = defineCheck({
  code: 'connection-ports',
  severity: 'error',
  summary: 'ClientConnection and ServicesConnection have the same port.',
  explanation: `
A Policy Agent that is a policy server listens for policy clients on the port of \`ClientConnection\`, 16310 by default, and for services
requesters such as the Configuration Assistant on \`Port\` of \`ServicesConnection\`, 16311 by default. The two must differ.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
      ClientConnection 16311
      ServicesConnection
      {
        Port       ⟦16311⟧
        ImageName  TCPIP
      }
    `,
  },
  *file({ file, roles }) {
    if (!roles.has('main')) return;
    const client = listenerOf(file, 'clientconnection');
    const services = listenerOf(file, 'servicesconnection');
    if (!client || !services || client.port !== services.port) return;
    yield {
      at: services.at,
      message: `ClientConnection and ServicesConnection both listen on port ${services.port}; the ports must differ.${services.coded && client.coded ? '' : ` ${services.coded ? 'ClientConnection' : 'ServicesConnection'} takes it by default.`}`,
      related: [{ at: client.at, message: 'The other one.' }],
    };
  },
});

interface Listener {
  readonly port: number;
  readonly at: DraftPlace;
  readonly coded: boolean;
}

/** The last statement of the kind; undefined when there is none, or its port is no number. */
function listenerOf(file: SourceFile, keyword: keyof typeof standard): Listener | undefined {
  const item = file.tree.items.findLast(({ statement }) => statement?.keyword.text.toLowerCase() === keyword);
  if (!item?.statement) return undefined;
  const word = portWord(item.statement, keyword);
  const place = placeOf(item, word ?? item.statement.keyword);
  if (!word) return { port: standard[keyword], at: place, coded: false };
  return /^\d{1,5}$/.test(word.text) ? { port: Number(word.text), at: place, coded: true } : undefined;
}

function portWord(statement: Statement, keyword: keyof typeof standard): Word | undefined {
  return keyword === 'clientconnection' ? statement.args[0] : attribute(statement, 'Port')?.args[0];
}

function placeOf(item: Item, { start, end }: Pick<Word, 'start' | 'end'>): DraftPlace {
  return { item, span: { start, end } };
}
