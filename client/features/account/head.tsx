import { HOME, MINE } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { Masthead } from '../../ui/masthead';

/** The top of the account page: for whoever is signed in with the way to my other pages. */
export function AccountHead({ isIn }: { isIn: boolean }) {
  if (!isIn)
    return (
      <header className="account-brand">
        <Brand href={HOME} />
      </header>
    );
  return <Masthead mine={MINE} current="account" />;
}
