/** The version of the package. Without `with { type: 'json' }` the bundle takes this one key and leaves the rest of the file out. */
export { version } from '../../../package.json';
