import { setup } from './setup/setup.mjs';
import { runToTheEnd } from './setup/stop-request.mjs';

// `npm run build`: builds everything, also what has not changed.
await runToTheEnd((signal) => setup({ signal, rebuild: true }));
