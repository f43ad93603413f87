/** What may be asked when: nothing before `initialize`, nothing but `exit` after `shutdown`. */
import { ErrorCodes, Message, ResponseError, type Connection, type MessageStrategy, type RequestMessage } from 'vscode-languageserver';

/** Takes the place of a request that came at a wrong time; no client sends it. */
const refusedRequest = 'tcpparms/refused';

interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** Lets messages pass at their time; give it to the connection when it is made, one for each. */
export function lifecycle(): MessageStrategy {
  let state: 'new' | 'running' | 'shut down' = 'new';
  const refusalOf = (method: string): Refusal | undefined => {
    if (state === 'shut down') return { code: ErrorCodes.InvalidRequest, reason: 'The server was shut down.' };
    if (state === 'new' && method !== 'initialize') return { code: ErrorCodes.ServerNotInitialized, reason: 'The server was not initialized.' };
    return state === 'running' && method === 'initialize' ? { code: ErrorCodes.InvalidRequest, reason: 'The server is initialized already.' } : undefined;
  };
  return {
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const refusal = refusalOf(message.method);
        if (message.method === 'initialize' && !refusal) state = 'running';
        if (message.method === 'shutdown' && !refusal) state = 'shut down';
        return next(refusal ? ({ ...message, method: refusedRequest, params: refusal } as RequestMessage) : message);
      }
      const late = Message.isNotification(message) && state !== 'running' && message.method !== 'exit';
      if (!late) return next(message);
    },
  };
}

/** Answers what `lifecycle` lets not pass. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(refusedRequest, ({ code, reason }: Refusal) => new ResponseError(code, reason));
}
