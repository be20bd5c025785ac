import { useTranslation } from 'react-i18next';

/** What the picker knows of a format that is not its text. */
type Named = { words: string | null; method: string };
type Sized = Named & { people: { least: number; most: number } };

/**
 * What the picker says about a format: plain words, or those of the method. The keys come from the templates, so each lookup
 * is typed as one of its possible keys; the tests of the templates look up all of them.
 */
export function useFormatText() {
  const { t } = useTranslation(['home', 'method']);
  const ofMethod = ({ method }: Named, what: 'name' | 'about' | 'suits') =>
    t(`method:${method}.${what}` as 'method:break.name', { defaultValue: '' });
  const nameOf = (format: Named): string =>
    format.words === null ? ofMethod(format, 'name') : t(`${format.words}.name` as 'pick.group.name');
  return {
    name: nameOf,
    /** In a list from which somebody chooses: for how many people it is. */
    option: (format: Sized): string =>
      t(format.people.most === 2 ? 'format.optionPair' : 'format.option', { name: nameOf(format), ...format.people }),
    about: (format: Named): string =>
      format.words === null ? ofMethod(format, 'about') : t(`${format.words}.about` as 'pick.group.about'),
    suits: (format: Named): string => ofMethod(format, 'suits'),
  };
}
