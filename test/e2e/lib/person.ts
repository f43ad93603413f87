import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { eventually } from './eventually.js';
import { parsePlace } from './place.js';

/**
 * What a person does in VS Code: sees, points, types. The runner (scripts/lib/e2e-routes.mjs) starts VS Code and a browser and tells in
 * the environment where they are; a `Person` is one window of that VS Code, on a copy of the examples of its own.
 */

/** How a window starts. */
export interface Window {
  /** Members to open, the last one in front: names in the examples' library or paths in the workspace. */
  readonly open?: readonly string[];
  /** Members to write before the window opens, by name. */
  readonly members?: Readonly<Record<string, string>>;
  /** The folder of the examples that is opened, such as `across/broken`; all of them when left out. */
  readonly folder?: string;
  /** Settings of the workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const library = 'USER.Z24C.TCPPARMS';

/** Large enough for an editor with a panel below it; the size of the pictures in the README. */
const size = { width: 1280, height: 800 };

/** Milliseconds that a person waits for something to appear. */
const patience = 45_000;

/**
 * A window for the tests of one suite: opened before them, closed after them, photographed when one fails.
 * @returns Gives the person at that window; call it inside a test.
 */
export function atWindow(window: Window): () => Person {
  let person: Person | undefined;
  const get = (): Person => {
    if (!person) throw new Error('The window is not open.');
    return person;
  };
  suiteSetup(async () => {
    person = await Person.sitDown(window);
  });
  teardown(async function () {
    if (this.currentTest?.state === 'failed') await person?.picture(`failed ${this.currentTest.titlePath().join(' ')}`);
  });
  suiteTeardown(async () => {
    await person?.leave();
    person = undefined;
  });
  return get;
}

/** One person at one window of VS Code. */
export class Person {
  private constructor(
    /** The page, for what the methods below do not cover. */
    readonly page: Page,
    /** The workspace of this window on disk. */
    readonly folder: string,
    private readonly context: BrowserContext,
    private readonly browser: Browser,
  ) {}

  /** Opens a window; see `Window`. */
  static async sitDown({ open = [], members = {}, folder: part = '', settings = {} }: Window): Promise<Person> {
    const folder = makeWorkspace(members, settings, part);
    const browser = await chromium.connect(environment('E2E_BROWSER'));
    try {
      const context = await browser.newContext({ viewport: size });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const url = new URL(environment('E2E_WORKBENCH'));
      url.searchParams.set('folder', folder);
      await page.goto(url.href);
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      const person = new Person(page, folder, context, browser);
      for (const member of open) await person.openMember(member);
      return person;
    } catch (error) {
      // A connection that stays open would keep the run from ending.
      await browser.close();
      throw error;
    }
  }

  /** Closes the window and throws its workspace away. */
  async leave(): Promise<void> {
    await this.context.close();
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Opens a member with Ctrl+P. */
  async openMember(member: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.pick(member.includes('/') ? member : `${library}/${member}`, member.includes('/') ? member.split('/').at(-2) : library);
    // Left there, the mouse would rest on a tab and bring up what a tab has to say.
    await this.moveAside();
    await this.editor(member).waitFor();
    // Not a click: the first line may be scrolled under the breadcrumbs.
    await this.editor(member).locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Runs a command of the palette by its title, such as `Format Document`. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pick(`>${title}`);
    await this.moveAside();
  }

  /** The editor of a member, or the one in front. */
  editor(member?: string): Locator {
    const name = member?.split('/').pop();
    return this.page.locator(name ? `.editor-instance .monaco-editor[data-uri$="/${name}"]` : '.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** The visible lines of the editor in front, as text. */
  async lines(): Promise<string[]> {
    const lines = await this.editor().locator('.view-line').evaluateAll((all) => all.map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent })) as { top: number; text: string }[]);
    return lines.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
  }

  /** Puts the cursor at a place (see place.ts), as Ctrl+F does, and scrolls it into view. */
  async goTo(written: string): Promise<void> {
    const { text, offset } = parsePlace(written);
    await this.focusEditor();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+F');
    const find = this.editor().locator('.find-widget.visible');
    const matchCase = find.locator('.codicon-case-sensitive');
    if ((await matchCase.getAttribute('aria-checked')) !== 'true') await matchCase.click();
    // The widget keeps the last search: the same text again would not count the matches anew.
    await find.locator('.find-part textarea').fill('');
    await find.locator('.find-part textarea').fill(text);
    await find.locator('.matchesCount', { hasText: /^1 of / }).waitFor();
    await this.page.keyboard.press('Escape');
    await find.waitFor({ state: 'detached' });
    await this.page.keyboard.press('ArrowLeft');
    for (let step = 0; step < offset; step++) await this.page.keyboard.press('ArrowRight');
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /**
   * Rests the mouse on a place and reads the hover that appears.
   * @param awaited What it must say: what is found in other files, and findings, may come later than the rest.
   */
  async hover(written: string, awaited = /\S/): Promise<string> {
    await this.goTo(written);
    // Tabs and buttons have hovers, too.
    const hover = this.editor().locator('[widgetid="editor.contrib.resizableContentHoverWidget"] .monaco-hover:not(.hidden) .hover-contents');
    return eventually(`a hover with ${awaited} at ${written}`, async () => {
      const { x, y } = await this.cursor();
      // A mouse that does not move shows nothing: come from the side, as a hand does, and come again when nothing appeared.
      await this.page.mouse.move(x + 40, y + 60);
      await this.page.mouse.move(x + 2, y, { steps: 5 });
      const text = await hover.first().waitFor({ timeout: 2000 }).then(() => this.readWhole(hover), () => '');
      // A lens that came meanwhile pushes the line down: what is shown then is about another line, or is gone.
      const stayed = (await this.cursor()).y === y;
      const isIt = stayed && awaited.test(text);
      if (text !== '' && !isIt) await this.dismiss();
      return { isIt, text };
    }, ({ isIt }) => isIt).then(({ text }) => text);
  }

  /**
   * How many places the editor in front underlines, as soon as the number is the awaited one.
   * @param isIt By default: at least one.
   */
  async squiggles(severity: 'error' | 'warning' | 'info' | 'hint' = 'error', isIt: (count: number) => boolean = (count) => count > 0): Promise<number> {
    return eventually(`places with ${severity}s`, () => this.editor().locator(`.squiggly-${severity}`).count(), isIt);
  }

  /**
   * Opens the Problems view and reads its rows, as soon as they are the awaited ones.
   * @param text What to filter by; an expression does not filter.
   * @param isIt By default: one has the text.
   */
  async problems(text: string | RegExp, isIt: (rows: readonly string[]) => boolean = (rows) => rows.some((row) => (typeof text === 'string' ? row.includes(text) : text.test(row)))): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    const read = (): Promise<string[]> => panel.locator('.monaco-list-row').allInnerTexts();
    return eventually(`problems with ${text}`, async () => {
      // The field is there before the view listens to it, and takes no text anew that it has already.
      if (typeof text === 'string') {
        const field = this.page.locator('.viewpane-filter input').first();
        await field.fill('');
        await field.fill(text);
      }
      let rows = await read();
      for (let look = 0; look < 30 && !isIt(rows); look++) {
        await this.page.waitForTimeout(100);
        rows = await read();
      }
      return rows;
    }, isIt);
  }

  /** Opens the light bulb at a place, as soon as an entry has this title; `choose` picks one, `Escape` closes it. */
  async lightBulb(written: string, title: string): Promise<void> {
    await this.goTo(written);
    const entries = this.page.locator('.action-widget .monaco-list-row.action');
    await eventually(`a light bulb with ${title}`, async () => {
      await this.page.keyboard.press('Control+.');
      // Asked again while an answer is on its way, VS Code begins anew.
      const offered = await entries.first().waitFor({ timeout: 8000 }).then(() => entries.allInnerTexts(), () => []);
      const isIt = offered.some((entry) => entry.includes(title));
      if (offered.length > 0 && !isIt) await this.page.keyboard.press('Escape');
      return { isIt, offered };
    }, ({ isIt }) => isIt);
  }

  /** Picks an entry of the open light bulb. */
  async choose(title: string | RegExp): Promise<void> {
    await this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
  }

  /** Presses F12 at a place and waits for the editor of the target. */
  async goToDefinition(written: string, target: string): Promise<void> {
    await this.goTo(written);
    // A document that has not got its language yet leads nowhere.
    await this.retry(this.page.locator('.editor-group-container.active .tab.active', { hasText: target }), () => this.page.keyboard.press('F12'), 8000);
    await this.editor(target).waitFor();
  }

  /** The titles of the lenses in the editor in front, as soon as one shows all these texts. */
  async lenses(...texts: readonly string[]): Promise<string[]> {
    const lenses = this.editor().locator('.codelens-decoration');
    const ask = async (): Promise<string[]> => {
      // VS Code drops what it was about to ask for lenses when the editor is left (its CodeLens controller: onDidBlurEditorText), and asks again when it is entered.
      const isThere = await lenses.first().waitFor({ timeout: 5000 }).then(() => true, () => false);
      if (!isThere) await this.focusAnew();
      return lenses.allInnerTexts();
    };
    return eventually(`a lens with ${texts.join(', ')}`, ask, (titles) => titles.some((title) => texts.every((text) => title.includes(text))));
  }

  /** Clicks a lens until `effect` is there: lenses above it may come and push it down under the mouse. */
  async clickLens(text: string, effect: Locator): Promise<void> {
    await this.lenses(text);
    await this.retry(effect, () => this.editor().locator('.codelens-decoration a', { hasText: text }).first().click(), 8000);
  }

  /** The colours of the visible words of a line, each once: more than one means that a grammar is at work. */
  async colours(line: string): Promise<string[]> {
    const spans = this.editor().locator('.view-line', { hasText: line }).first().locator('span span');
    const classes = await spans.evaluateAll((all) => all.map((span) => span.className) as string[]);
    return [...new Set(classes.flatMap((list) => list.split(' ')).filter((name) => /^mtk\d+$/.test(name)))];
  }

  /** Closes the panel with the problems below the editors. */
  async hidePanel(): Promise<void> {
    const panel = this.page.locator('.part.panel');
    if (await panel.isVisible()) await this.page.keyboard.press('Control+J');
    await panel.waitFor({ state: 'hidden' });
  }

  /** Gives its place to the editors, so that a picture shows whole lines. */
  async hideSideBar(): Promise<void> {
    const sideBar = this.page.locator('.sidebar');
    if (await sideBar.isVisible()) await this.page.keyboard.press('Control+B');
    await sideBar.waitFor({ state: 'hidden' });
  }

  /** Presses Escape until nothing floats over the editor. */
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.moveAside();
  }

  /**
   * Takes a picture of the window for people: in test-results, and where UPDATE_SCREENSHOTS=1 in docs/images, from where the README shows it.
   * @param name The file's name without `.png`.
   */
  async picture(name: string): Promise<void> {
    const file = `${name.replaceAll(/[^\w-]+/g, '-')}.png`;
    const image = await this.page.screenshot({ animations: 'disabled' });
    for (const folder of environment('E2E_PICTURES').split(path.delimiter)) {
      mkdirSync(folder, { recursive: true });
      if (!(folder.endsWith('images') && file.startsWith('failed'))) writeFileSync(path.join(folder, file), image);
    }
  }

  /** Leaves the editor in front and comes back. */
  private async focusAnew(): Promise<void> {
    await this.page.evaluate('document.activeElement?.blur()');
    await this.focusEditor();
  }

  /** The status bar has nothing in its middle that a resting mouse would bring up. */
  private async moveAside(): Promise<void> {
    await this.page.mouse.move(size.width / 2, size.height - 5);
  }

  private async focusEditor(): Promise<void> {
    await this.editor().locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** The middle of the line at the cursor, in pixels of the page. */
  private async cursor(): Promise<{ x: number; y: number }> {
    const box = await this.editor().locator('.cursors-layer .cursor').first().boundingBox();
    if (!box) throw new Error('There is no cursor.');
    return { x: box.x, y: box.y + box.height / 2 };
  }

  /** The text of a hover once every part of it has come; empty when it has gone meanwhile. */
  private async readWhole(hover: Locator): Promise<string> {
    const texts = await eventually('the hover to be complete', () => hover.allInnerTexts(), (parts) => !parts.some((part) => /^Loading/.test(part)));
    return texts.join('\n').trim();
  }

  /** Does something again until it has an effect: an editor may not have an answer the first time. */
  private async retry(effect: Locator, action: () => Promise<void>, wait = 2000): Promise<void> {
    await eventually('an effect', async () => {
      await action();
      return effect.first().waitFor({ timeout: wait }).then(() => true, () => false);
    }, Boolean);
  }

  /**
   * Types into the quick pick that is open and takes the first entry that is offered for it.
   * @param folder What the entry says beside its name: until the list is narrowed, it holds other files of that name.
   */
  private async pick(text: string, folder = ''): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('input').first().fill(text);
    await widget.locator('.monaco-list-row', { hasText: text.replace(/^>/, '').split('/').pop() ?? text }).filter({ hasText: folder }).first().click();
  }
}

/** A copy of the examples with these members and settings, in a folder of the run; of it, the folder to open. */
function makeWorkspace(members: Readonly<Record<string, string>>, settings: Readonly<Record<string, unknown>>, part: string): string {
  const scratch = environment('E2E_SCRATCH');
  const parent = path.join(scratch, `window-${existsSync(scratch) ? readdirSync(scratch).length : 0}`);
  const folder = path.join(parent, 'examples');
  cpSync(environment('E2E_EXAMPLES'), folder, { recursive: true });
  for (const [member, text] of Object.entries(members)) write(path.join(folder, member.includes('/') ? member : `${library}/${member}`), text);
  if (Object.keys(settings).length > 0) write(path.join(folder, part, '.vscode/settings.json'), JSON.stringify(settings));
  return path.join(folder, part);
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run this with \`npm test -- ui\`.`);
  return value;
}
