import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { RowContext, type Standing } from './inRow';
import './notices.css';

type Added = Standing & { notice: HTMLElement };

/** What explains something waits behind what tells of an event; otherwise their places decide. */
const byWeight = (one: Added, other: Added): number =>
  Number(one.explains) - Number(other.explains) ||
  (one.notice.compareDocumentPosition(other.notice) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

/** How many notices wait behind the first one: people who are named in it are not announced as more. */
export const countBehind = (notices: readonly Pick<Standing, 'isSummedUp'>[]): number =>
  notices.slice(1).filter(({ isSummedUp }) => !isSummedUp).length;

/**
 * A place for notices that is always as high as one notice, so that nothing around it moves when one comes or goes.
 * It shows the first of its notices, and all of them in full when somebody asks.
 */
export function NoticeRow({
  readAll,
  readLess,
  children,
}: {
  /** What the button says. `more` is how many notices wait behind the first one. */
  readAll: (more: number) => string;
  readLess: string;
  children: ReactNode;
}) {
  const [notices, setNotices] = useState<readonly Added[]>([]);
  const [wantsAll, setWantsAll] = useState(false);
  const add = useCallback((notice: HTMLElement, standing: Standing) => {
    const added = { notice, ...standing };
    setNotices((before) => [...before, added].sort(byWeight));
    return () => setNotices((before) => before.filter((each) => each !== added));
  }, []);
  const first = notices[0]?.notice ?? null;
  const isCut = useIsCut(first);
  const more = countBehind(notices);
  const hasMore = notices.length > 1 || isCut;
  const open = wantsAll && hasMore;
  useLayoutEffect(() => {
    if (!hasMore) setWantsAll(false);
  }, [hasMore]);
  const row = useMemo(() => ({ add, first, open }), [add, first, open]);
  return (
    <RowContext.Provider value={row}>
      <div className={open ? 'ui-notices ui-notices-open' : 'ui-notices'}>
        {children}
        {hasMore ? (
          <button type="button" className="ui-notices-more" aria-expanded={open} onClick={() => setWantsAll(!open)}>
            {open ? readLess : readAll(more)}
          </button>
        ) : null}
      </div>
    </RowContext.Provider>
  );
}

/** Whether the text of the first notice is longer than the row is high. Once known it stays, until the notice leaves. */
function useIsCut(first: HTMLElement | null): boolean {
  const [cut, setCut] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (first === null) return;
    const text = first.querySelector('.ui-notice-text');
    if (!text) return;
    const measure = () => {
      const isCut = text.scrollHeight > text.clientHeight + 2 || text.querySelector('blockquote') !== null;
      if (!first.closest('.ui-notices-open')) setCut(isCut ? first : null);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(text);
    return () => watch.disconnect();
  }, [first]);
  return first !== null && cut === first;
}
