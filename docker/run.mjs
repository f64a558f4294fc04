// What the image runs: `<door> [api|worker|both]`, `web`, `front` or `migrate`.
const doors = ['catalog', 'order', 'payment', 'search', 'insight'];
const [what = '', role = 'both'] = process.argv.slice(2);

const programs = {
  ...Object.fromEntries(doors.map((door) => [door, `../dist/apps/${door}/src/main.js`])),
  migrate: '../dist/apps/standalone/src/migrate.js',
  front: './front/front.mjs',
  web: '../apps/web/build/index.js',
};

const program = programs[what];
if (program === undefined) {
  console.error(`Say what to run: ${Object.keys(programs).join(', ')}.`);
  process.exit(1);
}
process.env.HOST ??= '0.0.0.0';
if (doors.includes(what)) process.env.ROLE = role;
await import(program);
