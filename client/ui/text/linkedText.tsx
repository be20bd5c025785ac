import { safeLink } from './safeLink';

/** What somebody wrote, with the link in it to open. Only a real link becomes a link; everything else stays text. */
export function LinkedText({ text, open, className }: { text: string; open: string; className: string }) {
  const link = safeLink(text);
  return (
    <p className={className} dir="auto">
      {text}
      {link ? (
        <a href={link} target="_blank" rel="noopener noreferrer" title={open}>
          {new URL(link).hostname || link}
        </a>
      ) : null}
    </p>
  );
}
