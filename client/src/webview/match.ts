/** The script of the form that asks which rule a connection gets. */

/** A field with a value that no connection can have. */
interface Problem {
  readonly field: string;
  readonly value: string;
  readonly message: string;
}

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

const names = ['direction', 'localAddress', 'localPort', 'remoteAddress', 'remotePort', 'jobname', 'userid'];

/** What is written in the form; what is empty is not known. */
const fields = (): Record<string, string> => Object.fromEntries(names.map((name) => [name, field(name).value.trim()]).filter(([, value]) => value !== ''));

/** Marks the fields that cannot be, and goes to the first. */
function complain(problems: readonly Problem[]): void {
  field('verdict').textContent = problems.map(({ field: name, value, message }) => `${document.querySelector(`label[for=${name}]`)?.textContent ?? name} ${value}: ${message}`).join(' ');
  for (const id of ['assumptions', 'considered']) field(id).replaceChildren();
  for (const { field: name } of problems) field(name).setAttribute('aria-invalid', 'true');
  if (problems[0]) field(problems[0].field).focus();
}

function show(answer: Answer | { readonly problems: readonly Problem[] } | null): void {
  for (const name of names) field(name).removeAttribute('aria-invalid');
  if (answer && 'problems' in answer) return complain(answer.problems);
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

interface Stack {
  readonly index: number;
  readonly title: string;
  readonly files: string;
}

/** Offers the stacks; the one that was chosen stays chosen while it is there. */
function list(stacks: readonly Stack[]): void {
  const choice = document.getElementById('stack') as HTMLSelectElement;
  const chosen = choice.selectedOptions[0]?.textContent;
  choice.replaceChildren(
    ...stacks.map(({ index, title, files }) => {
      const option = made('option', `${title} (${files})`) as HTMLOptionElement;
      option.value = String(index);
      return option;
    }),
  );
  const same = [...choice.options].find(({ textContent }) => textContent === chosen);
  if (same) same.selected = true;
  const verdict = field('verdict');
  if (stacks.length === 0) verdict.textContent = noStack;
  else if (verdict.textContent === noStack) verdict.textContent = '';
}

const noStack = 'There is no AT-TLS policy here yet: open a policy file, or a main configuration file that leads to one.';

window.addEventListener('message', ({ data }: MessageEvent<{ kind: string; stacks: Stack[]; answer: Parameters<typeof show>[0] }>) => {
  if (data.kind === 'answer') show(data.answer);
  else if (data.kind === 'stacks') list(data.stacks);
});
document.getElementById('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  api.postMessage({ kind: 'ask', index: Number(field('stack').value), fields: fields() });
});
api.postMessage({ kind: 'ready' });
