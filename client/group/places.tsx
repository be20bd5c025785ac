import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { group } from '../i18n/en/group';
import { focusHeading, usePartsDrawn } from '../ui/arrival';
import { SoftButton } from '../ui/buttons';
import { type Current, currentPlace } from './currentPlace';
import './places.css';

type Named = keyof typeof group.places.names;
/** A part of the page, or a heading with the parts under it. */
export type Place = Named | { under: Named; places: readonly Named[] };

const idsOf = (places: readonly Place[]): Named[] =>
  places.flatMap((place) => (typeof place === 'string' ? [place] : [place.under, ...place.places]));

/** A page, and beside it the list of its parts. */
export const WithPlaces = ({ places, children }: { places: readonly Place[]; children: ReactNode }) => (
  <div className="group-with-places">
    <Places places={places} />
    <div>{children}</div>
  </div>
);

/** A list of those parts of the page that this member has, in their order, which marks where they are. */
export function Places({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('group');
  const list = useId();
  const [isOpen, setOpen] = useState(false);
  const nav = useRef<HTMLElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const drawn = usePartsDrawn();
  const here = places
    .map((place) =>
      typeof place === 'string' ? place : { ...place, places: place.places.filter((one) => drawn.has(one)) },
    )
    .filter((place) => drawn.has(typeof place === 'string' ? place : place.under));
  const { current, choose } = useCurrent(idsOf(here), drawn);
  useClosing(isOpen, nav, (byKey) => {
    setOpen(false);
    if (byKey) opener.current?.focus();
  });
  const link = (place: Named) => (
    <a
      href={`#${place}`}
      aria-current={current === place ? 'location' : undefined}
      onClick={() => {
        setOpen(false);
        choose(place);
        const part = drawn.get(place);
        // After the browser has gone there, which would take the focus away again.
        if (part) requestAnimationFrame(() => focusHeading(part));
      }}
    >
      {t(`places.names.${place}`)}
    </a>
  );
  // A page with one part needs no list of them.
  if (here.length < 2) return null;
  return (
    <nav ref={nav} className="group-places" aria-label={t('places.title')} data-open={isOpen || undefined}>
      <SoftButton
        ref={opener}
        className="group-places-opener"
        icon={isOpen ? 'close' : 'list'}
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {t('places.title')}
      </SoftButton>
      <ul id={list}>
        {here.map((place) =>
          typeof place === 'string' ? (
            <li key={place}>{link(place)}</li>
          ) : (
            <li key={place.under}>
              {link(place.under)}
              <ul>
                {place.places.map((one) => (
                  <li key={one}>{link(one)}</li>
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}

/** Which part somebody reads, as they scroll and choose. */
function useCurrent(order: readonly string[], drawn: ReadonlyMap<string, HTMLElement>) {
  const [current, setCurrent] = useState<Current>(() => ({ place: null, chosen: location.hash.slice(1) || null }));
  // Text, so that the parts are watched anew only when there are others.
  const ids = order.join(' ');
  useEffect(() => {
    const inOrder = ids.split(' ');
    const atLine = new Set<string>();
    const whole = new Set<string>();
    const told = new Set<ReadonlySet<string>>();
    let frame: number | null = null;
    // Each of the two tells by itself what one scroll changed, so they are read together once both have told.
    const readSoon = () => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        setCurrent((before) => currentPlace(inOrder, { atLine, whole }, before));
      });
    };
    const watchIn = (among: Set<string>, options: IntersectionObserverInit, least: number) =>
      new IntersectionObserver((entries) => {
        told.add(among);
        for (const { target, isIntersecting, intersectionRatio } of entries)
          if (isIntersecting && intersectionRatio >= least) among.add(target.id);
          else among.delete(target.id);
        // At first each of the two tells how everything stands.
        if (told.size === 2) readSoon();
      }, options);
    const watches = [watchIn(atLine, { rootMargin: '-33% 0px -66% 0px' }, 0), watchIn(whole, { threshold: 1 }, 1)];
    for (const id of inOrder) {
      const part = drawn.get(id);
      // A part with others in it would be at the line as long as any of them.
      if (part && !inOrder.some((other) => other !== id && part.contains(drawn.get(other) ?? null)))
        for (const watch of watches) watch.observe(part);
    }
    return () => {
      if (frame !== null) cancelAnimationFrame(frame);
      for (const watch of watches) watch.disconnect();
    };
  }, [ids, drawn]);
  return { current: current.place, choose: (place: string) => setCurrent({ place, chosen: place }) };
}

/** Closes what is open when somebody presses Escape, or elsewhere. */
function useClosing(
  isOpen: boolean,
  place: { readonly current: HTMLElement | null },
  close: (byKey: boolean) => void,
): void {
  const closing = useRef(close);
  useEffect(() => {
    closing.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') closing.current(true);
    };
    const onLeave = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) closing.current(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onLeave);
    document.addEventListener('focusin', onLeave);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onLeave);
      document.removeEventListener('focusin', onLeave);
    };
  }, [isOpen, place]);
}
