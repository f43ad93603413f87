/**
 * What a check says of the names that are defined in a scope, one by one. After an edit it is said anew only of the names that
 * changed statements define or refer to.
 */
import { carried } from '../../workspace/carried.js';
import type { Definition } from '../../workspace/facts.js';
import type { Named, ScopeNames } from '../../workspace/model.js';
import type { ScopeContext } from '../check.js';

/** The defined names of which the test holds. It depends on the definitions of the name and the references to it alone. */
export function definedNamesThat(test: (name: Named<Definition>, names: ScopeNames) => boolean): (context: Pick<ScopeContext, 'names'>) => readonly Named<Definition>[] {
  const found = carried<Map<string, readonly Named<Definition>[]>, undefined>({
    ground: () => [],
    make: (names) => {
      const all = new Map<string, Named<Definition>[]>();
      for (const each of names.definedNames()) {
        if (!test(each, names)) continue;
        const others = all.get(each.name);
        if (others) others.push(each);
        else all.set(each.name, [each]);
      }
      return all;
    },
    update: (all, { mentioned }, names) => {
      for (const name of mentioned) {
        const now = names.definedAs(name).filter((each) => test(each, names));
        if (now.length > 0) all.set(name, now);
        else all.delete(name);
      }
      return all;
    },
  });
  return ({ names }) => [...found(names, undefined).values()].flat();
}
