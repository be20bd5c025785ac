import { type ComponentProps, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton } from './buttons';
import { Notice } from './notice';
import { RestOf } from './rest';

/** A text that is saved while its owner writes it: the field, how far it is saved, and what to do about a newer version. */

type FieldProps = Pick<ComponentProps<'textarea'>, 'className' | 'aria-label' | 'placeholder' | 'maxLength'>;

export function SavedField({
  saved: { text, write, keep, keepRest },
  ...field
}: FieldProps & {
  saved: {
    text: string;
    write: (text: string) => void;
    /** Saves it now, because somebody leaves the field. */
    keep: () => Promise<unknown>;
    keepRest: (left: string) => void;
  };
}) {
  const place = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <textarea
        ref={place}
        dir="auto"
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={() => void keep()}
        {...field}
      />
      <RestOf place={place} text={text} onLeft={keepRest} />
    </>
  );
}

/** Another tab has written meanwhile: one of the two has to be given up. */
export function StaleNotice({
  className,
  saved: { saving, giveWay, insist },
}: {
  className: string;
  saved: { saving: string; giveWay: () => void; insist: () => void };
}) {
  const { t } = useTranslation('saved');
  if (saving !== 'stale') return null;
  return (
    <Notice
      kind="warn"
      className={className}
      actions={
        <>
          <SoftButton onClick={giveWay}>{t('takeNewer')}</SoftButton>
          <SoftButton onClick={insist}>{t('keepThis')}</SoftButton>
        </>
      }
    >
      {t('stale')}
    </Notice>
  );
}

/** How far it is saved, in a word. The notice says that there is a newer version. */
export function useSavedWord(): (saving: 'stale' | 'failed' | 'saved' | 'saving') => string {
  const { t } = useTranslation('saved');
  return (saving) => (saving === 'stale' ? '' : t(saving));
}
