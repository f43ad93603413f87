/** The script of the form that asks which rule a connection gets. */

interface Answer {
  readonly rule: string | null;
  readonly assumptions: readonly string[];
  readonly considered: readonly { readonly rule: string; readonly matches: boolean; readonly lookedAt: boolean; readonly why: string; readonly target?: unknown }[];
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const api = acquireVsCodeApi();
const field = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;

function made(name: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

/** What is known of the connection; empty fields are not. */
function connection(): Record<string, string | number> {
  const known: Record<string, string | number> = {};
  for (const name of ['direction', 'localAddress', 'remoteAddress', 'jobname', 'userid']) {
    const value = field(name).value.trim();
    if (value !== '') known[name] = value;
  }
  for (const name of ['localPort', 'remotePort']) {
    const value = field(name).value.trim();
    if (/^\d{1,5}$/.test(value)) known[name] = Number(value);
  }
  return known;
}

function show(answer: Answer | null): void {
  field('verdict').textContent = !answer ? 'The stack is not there any more.' : answer.rule === null ? 'No rule matches: the connection goes on without AT-TLS, in the clear.' : `AT-TLS uses rule ${answer.rule}.`;
  field('assumptions').replaceChildren(...(answer?.assumptions ?? []).map((text) => made('div', `Assumed: ${text}`)));
  field('considered').replaceChildren(
    ...(answer?.considered ?? []).map(({ rule, matches, lookedAt, why, target }) => {
      const item = made('li', '', matches ? 'matches' : lookedAt ? '' : 'not-looked-at');
      const link = made('a', rule);
      link.tabIndex = 0;
      link.setAttribute('role', 'link');
      const open = (): void => api.postMessage({ kind: 'open', target });
      link.addEventListener('click', open);
      link.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') open();
      });
      item.append(link, ` ${matches ? '✔ ' : ''}${why}`);
      return item;
    }),
  );
}

window.addEventListener('message', ({ data }: MessageEvent<{ kind: string; stacks: { index: number; title: string; files: string }[]; answer: Answer | null }>) => {
  if (data.kind === 'answer') show(data.answer);
  else if (data.kind === 'stacks') {
    field('stack').replaceChildren(
      ...data.stacks.map(({ index, title, files }) => {
        const option = made('option', `${title} (${files})`) as HTMLOptionElement;
        option.value = String(index);
        return option;
      }),
    );
  }
});
document.getElementById('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  api.postMessage({ kind: 'ask', index: Number(field('stack').value), connection: connection() });
});
api.postMessage({ kind: 'ready' });
