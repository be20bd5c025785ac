import { useEffect } from 'react';
import { PagesPanel } from '../features/writing/pagesPanel';
import { watchKeyboard } from '../ui/keyboard';
import './roomWriting.css';

/** The page that I write on, in the middle of the round. */
export function WritingPlace() {
  useEffect(() => watchKeyboard(), []);
  return <PagesPanel />;
}
