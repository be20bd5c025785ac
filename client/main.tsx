import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startMessages } from './i18n/load';
import { product } from './ui/ownLook';
import { startTheme } from './ui/theme';
import './ui/base.css';
import { isolated } from './ui/text/isolated';

startTheme();

const place = document.getElementById('app');
if (!place) throw new Error('no element to draw into');
// Not awaited at the top level: after a top-level await the bundler no longer merges small files.
void startMessages(isolated, product).then(() =>
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
