// Says what is wrong on a Node that is too old, before anything else of it fails without saying why. Nothing may be imported here.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Roundel needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
