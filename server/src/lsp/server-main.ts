/** Entry of the server bundle that the extension starts. */
import { main } from './node.js';

main();
