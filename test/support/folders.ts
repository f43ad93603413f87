/** Libraries of several folders, for tests in which it counts where files stand. */
import { detectLanguage } from '../../server/src/syntax/detect.js';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';

/** Short texts do not tell what they are. */
const languages = { '**/TCPIPROF': 'tcpip-profile', '**/syslog.conf': 'syslogd', '**/SYSLOGCF': 'syslogd', '**/POLICY': 'pagent', '**/TN3270': 'tn3270', '**/FTPSDATA': 'ftpdata', '*.PROCLIB/*': 'jcl' };

/** The library of all files below the workspace folder mem:/ws; keys are paths below it. */
export async function libraryOf(files: Readonly<Record<string, string>>): Promise<Library> {
  const root = 'mem:/ws';
  const fileSystem = new MemoryFileSystem(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])));
  const library = new Library(fileSystem, defaultSettings, { languageOf: (path, text) => detectLanguage({ path, text, settings: languages }) });
  await library.addRoot(root, { everyFolder: true });
  await library.ready();
  return library;
}
