// Only syntax and calls that Node 12 knows, so that an old Node is told what is
// wrong instead of showing a syntax error. Everything else is in setup/launch.mjs.
var neededMajor = 20;
var neededMinor = 19;
var version = process.versions.node.split('.').map(Number);

if (version[0] < neededMajor || (version[0] === neededMajor && version[1] < neededMinor)) {
  console.error('Chợ Phiên cần Node.js ' + neededMajor + '.' + neededMinor + ' trở lên, máy này đang có ' + process.versions.node
    + '. (Node.js ' + neededMajor + '.' + neededMinor + ' or newer is needed; see https://nodejs.org.)');
  process.exit(1);
} else {
  bridgeSignals();
  import('./setup/launch.mjs').then(function (launcher) { return launcher.launch(); });
}

// While modules load nobody else listens yet, and nothing is open: a stop then
// ends with code 0. Once another listener has been there, the stop is its
// business, a repeated one included.
function bridgeSignals() {
  var handedOver = false;
  ['SIGTERM', 'SIGINT', 'SIGHUP'].forEach(function (name) {
    process.on(name, function () {
      handedOver = handedOver || process.listenerCount(name) > 1;
      if (!handedOver) process.exit(0);
    });
  });
}
