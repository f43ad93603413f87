/** The paths of the command line → the library to check and the files to report on. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { isDisplay, type LanguageId } from '../catalog/types.js';
import { detectLanguage } from '../syntax/detect.js';
import { Library } from '../workspace/library.js';
import { absenceInWords } from '../workspace/load.js';
import type { Settings } from '../workspace/settings.js';
import { isWithin } from '../workspace/uris.js';
import { exitCodes, type Io } from './io.js';
import type { DisplayName } from './located.js';

export interface InputOptions {
  /** The language of the files that are named; their content tells when left out. */
  readonly language?: LanguageId;
  /** Glob → language of files, whatever their content. */
  readonly languages?: Readonly<Record<string, string>>;
  /** What to call standard input, and where it would stand. */
  readonly stdinName?: string;
}

export interface Inputs {
  readonly library: Library;
  /** URIs of the files to report on. */
  readonly wanted: ReadonlySet<string>;
  readonly display: DisplayName;
  /** Exit code 2 when something could not be read, or nothing was; why is written already. */
  readonly exitCode: number;
}

const standardInput = '<stdin>';
const standardInputUri = URI.from({ scheme: 'stdin', path: '/input' }).toString();

/** Reads everything that belongs to the paths. What is left out, and why, is written to standard error. */
export async function readInputs(paths: readonly string[], settings: Settings, options: InputOptions, io: Io): Promise<Inputs> {
  return new Reader(settings, options, io).read(paths);
}

class Reader {
  private readonly library: Library;
  private readonly folders: string[] = [];
  private readonly files: string[] = [];
  private exitCode: number = exitCodes.clean;

  constructor(
    settings: Settings,
    private readonly options: InputOptions,
    private readonly io: Io,
  ) {
    this.library = new Library(io.fileSystem, settings, { languageOf: (uri, text) => this.languageOf(uri, text) });
  }

  private languageOf(name: string, text: string): LanguageId | undefined {
    return detectLanguage({ path: name, text, settings: this.options.languages });
  }

  async read(paths: readonly string[]): Promise<Inputs> {
    for (const each of new Set(paths)) {
      if (each === '-') await this.addInput();
      else await this.sort(each);
    }
    for (const root of await this.repositories()) await this.library.addRoot(root);
    for (const folder of this.folders) await this.library.addRoot(folder, { everyFolder: true });
    await this.library.addFiles(this.files.filter((uri) => !this.library.model.files.has(uri)), this.options.language);
    await this.library.ready();
    const wanted = this.wanted();
    this.reportAbsences(wanted);
    if (wanted.size === 0) this.reportNothing();
    return { library: this.library, wanted, display: this.display, exitCode: this.exitCode };
  }

  private async sort(given: string): Promise<void> {
    // A variable without a value must not stand for the whole folder that one is in.
    if (given === '') return this.fail('One of the paths is empty.');
    const uri = URI.file(path.resolve(this.io.cwd, given)).toString();
    const kind = await this.io.fileSystem.stat(uri);
    if (kind === undefined) this.fail(`${given}: there is no such file or folder.`);
    else (kind === 'folder' ? this.folders : this.files).push(uri);
  }

  private async addInput(): Promise<void> {
    const { stdinName, language } = this.options;
    const text = await this.io.readInput();
    const uri = stdinName === undefined ? standardInputUri : URI.file(path.resolve(this.io.cwd, stdinName)).toString();
    const found = language ?? this.languageOf(stdinName ?? 'input', text) ?? 'pagent';
    await this.library.open(uri, found, text);
    this.files.push(uri);
  }

  /** The repositories that hold the named files: the rest of a library is looked for in there, as an editor does in its workspace. */
  private async repositories(): Promise<Set<string>> {
    const found = new Set<string>();
    for (const uri of this.files) {
      for (let folder = path.dirname(URI.parse(uri).fsPath); path.dirname(folder) !== folder && uri !== standardInputUri; folder = path.dirname(folder)) {
        if ((await this.io.fileSystem.stat(URI.file(path.join(folder, '.git')).toString())) === undefined) continue;
        found.add(URI.file(folder).toString());
        break;
      }
    }
    return found;
  }

  /** The named files, what they name in turn, and all files of the named folders. */
  private wanted(): Set<string> {
    const { model } = this.library;
    const wanted = new Set<string>();
    for (const [uri, file] of model.files) {
      if (!isDisplay(file.language) && (this.files.includes(uri) || this.folders.some((folder) => isWithin(uri, folder)))) wanted.add(uri);
    }
    for (const uri of wanted) {
      // A set visits what is added to it on the way.
      const named = [...model.includesFrom(uri), ...model.linksFrom(uri)];
      for (const { target } of named) if (target !== undefined && model.files.has(target)) wanted.add(target);
    }
    return wanted;
  }

  private reportAbsences(wanted: ReadonlySet<string>): void {
    for (const uri of this.files) {
      const language = this.library.model.files.get(uri)?.language;
      if (language !== undefined && !wanted.has(uri)) this.skip(uri);
    }
    for (const [uri, reason] of this.library.absences) {
      const named = this.files.includes(uri);
      if (reason === 'other-language' || reason === 'unrecognised') {
        if (named) this.skip(uri);
      } else if (named || this.isIncluded(uri, wanted)) this.fail(`${this.display(uri)}: ${absenceInWords(reason)}`);
      else if (reason === 'unreadable' && this.folders.some((folder) => isWithin(uri, folder))) this.fail(`${this.display(uri)}: ${absenceInWords(reason)}`);
    }
    for (const folder of this.library.foldersCutShort) {
      if (this.folders.some((each) => isWithin(folder, each))) this.fail(`${this.display(folder)}: There is too much in this folder; a part of it was not looked at.`);
    }
  }

  /** Whether one of the files to report on names this one. */
  private isIncluded(uri: string, wanted: ReadonlySet<string>): boolean {
    const { model } = this.library;
    const named = [...wanted].flatMap((from) => model.includesFrom(from).map((include) => [from, include.reference.word?.text] as const));
    return named.some(([from, name]) => name !== undefined && this.library.resolution(from, name)?.target === uri);
  }

  private skip(uri: string): void {
    const reason = this.library.whyAbsent(uri);
    const unsure = reason === 'unrecognised' && this.files.length === 1 && this.folders.length === 0;
    const advice = unsure ? ' If it is one, say which with --language.' : reason === 'other-language' ? ' Logs are read by tcpparms log, displays by tcpparms drift.' : '';
    this.io.err(`${this.display(uri)}: not a configuration file: skipped.${advice}\n`);
  }

  /** A command that looked at nothing must not pass for a good one, unless there was nothing for it to look at. */
  private reportNothing(): void {
    const others = this.files.every((uri) => this.library.model.files.has(uri) || this.library.whyAbsent(uri) === 'other-language');
    if (this.folders.length === 0 && this.files.length > 0 && others) return;
    for (const folder of this.folders) this.io.err(`${this.display(folder)}: there is no configuration file in it.\n`);
    this.exitCode = exitCodes.usage;
  }

  private fail(message: string): void {
    this.io.err(`${message}\n`);
    this.exitCode = exitCodes.usage;
  }

  /** Paths relative to where the command runs, with slashes on every system. */
  private readonly display: DisplayName = (uri) => {
    if (uri === standardInputUri) return standardInput;
    const parsed = URI.parse(uri);
    if (parsed.scheme !== 'file') return uri;
    return (path.relative(this.io.cwd, parsed.fsPath) || '.').replaceAll('\\', '/');
  };
}
