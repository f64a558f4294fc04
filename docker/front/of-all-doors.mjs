/** Ready when every door is. */
export async function readiness(doors) {
  const states = await Promise.all(doors.map((door) => fetch(`${door}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(({ ok }) => ok, () => false)));
  const ready = states.every(Boolean);
  return { status: ready ? 200 : 503, body: { status: ready ? 'ok' : 'error' } };
}

/** One contract out of the doors' own. */
export async function mergedContract(doors) {
  const [first, ...others] = await Promise.all(doors.map(async (door) => (await fetch(`${door}/api/openapi.json`)).json()));
  for (const { paths, components } of others) {
    Object.assign(first.paths, paths);
    for (const [kind, parts] of Object.entries(components ?? {})) first.components[kind] = { ...first.components[kind], ...parts };
  }
  return { status: 200, body: { ...first, info: { ...first.info, title: 'Chợ Phiên' } } };
}
