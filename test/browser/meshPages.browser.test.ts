import { mediaPages } from '../contracts/mediaPages';
import { MeshLab } from './support/media/meshLab';

mediaPages('mesh', async () => {
  const lab = await MeshLab.open();
  return {
    sit: (name) => lab.sit(name),
    change: (name, rights) => lab.change(name, rights),
    split: (rights) => lab.split(rights),
    remove: (name) => lab.remove(name),
    end: () => lab.end(),
    clear: () => lab.clear(),
    close: () => lab.close(),
  };
});
