// Reports a Node that is too old before anything else fails without a reason. This file may import nothing.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Roundel needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
