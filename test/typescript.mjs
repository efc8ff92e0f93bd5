// For `node --import`: runs TypeScript in every thread. `--import tsx` does so in the main thread only, and the reading
// thread of flow/ is another.
import { register } from 'tsx/esm/api';

register();
