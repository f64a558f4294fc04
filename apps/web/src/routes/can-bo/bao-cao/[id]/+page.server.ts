import { orNotFound } from '$lib/server/not-found';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const asked = event.url.searchParams.get('ban');
  const report = await orNotFound(reportApi(event).report(event.params.id, asked));
  const opened = report.versions.find(({ version }) => version === report.version);
  const latest = report.versions[0];
  return {
    report, opened,
    waiting: latest?.state === 'computing',
    failure: latest?.state === 'failed' ? latest.failure : null,
    older: opened?.state === 'frozen' && report.versions.some(({ version, state }) => version > report.version && state === 'frozen'),
    /** The version before the one shown, to compare it with. */
    before: report.versions.find(({ version, state }) => version < report.version && state === 'frozen')?.version ?? null,
  };
};
