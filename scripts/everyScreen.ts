// Takes a picture of every screen of the gallery in every size, light, dark and with forced colours, with two, six and
// twelve people: `npm run screenshots:all`. `SCENES=checkin,questions`, `SIZES=844x390`, `SEATS=6`, `LOOKS=dark` and
// `MORE=long,lost` take fewer or others; `SHOTS` is the folder. It prints what axe finds.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { seriousFindings } from '../test/browser/support/axe';
import { openBrowser } from '../test/browser/support/people';
import { buildGallery } from '../test/support/gallery/galleryPage';
import { scenes } from '../test/support/gallery/scenes';

const listed = (name: string, usual: readonly string[]): readonly string[] => process.env[name]?.split(',') ?? usual;

const folder = resolve(process.env.SHOTS ?? join(import.meta.dirname, '../test-results/screens'));
mkdirSync(folder, { recursive: true });
const gallery = await buildGallery();
const browser = await openBrowser();
try {
  const page = await gallery.openPage(browser);
  for (const look of listed('LOOKS', ['light', 'dark', 'forced'])) {
    const theme = look === 'light' ? 'light' : 'dark';
    await page.emulateMedia({
      colorScheme: theme,
      forcedColors: look === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    for (const scene of listed('SCENES', Object.keys(scenes))) {
      for (const seats of listed('SEATS', ['2', '6', '12'])) {
        const more = listed('MORE', []);
        const shown = await gallery.show(page, { scene, seats: Number(seats), theme, more: [...more] }).then(
          () => true,
          () => false, // not every scene can be played with two people
        );
        if (!shown) {
          console.log(`${scene} cannot be shown with ${seats} people`);
          continue;
        }
        for (const size of listed('SIZES', ['1440x900', '844x390', '390x844', '667x375', '320x256'])) {
          const [width = 1440, height = 900] = size.split('x').map(Number);
          await page.setViewportSize({ width, height });
          await page.waitForTimeout(400);
          const name = `${scene}-${seats}-${size}-${look}`;
          await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', scale: 'css' });
          for (const line of await seriousFindings(page)) console.log(`${name}: ${line}`);
        }
      }
    }
  }
} finally {
  await browser.close();
  gallery.remove();
}
