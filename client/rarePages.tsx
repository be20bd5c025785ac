import { messages } from './i18n/load';
import { lazyPage } from './ui/lazy/lazyPage';

const ProtectionPage = lazyPage(
  async () => (await import('./features/protection/protectionPage')).ProtectionPage,
  messages('protection'),
);
const DataPage = lazyPage(
  async () => (await import('./features/dataRegister/dataPage')).DataPage,
  messages('dataRegister'),
);
const OperatorPage = lazyPage(
  async () => (await import('./features/operator/operatorPage')).OperatorPage,
  messages('operator'),
);

const AccountPage = lazyPage(
  async () => (await import('./features/account/accountPage')).AccountPage,
  messages('account', 'refusals'),
);

const RemindersPage = lazyPage(
  async () => (await import('./features/reminders/stopPage')).StopPage,
  messages('reminders'),
);

const FormPage = lazyPage(
  async () => (await import('./features/formGroup/formPage')).FormPage,
  messages('formGroup', 'home', 'method', 'refusals'),
  async () => (await import('./i18n/methods')).loadAboutFormats(),
);

const LeftPage = lazyPage(async () => (await import('./features/membership/leftPage')).LeftPage, messages('left'));

const pages = {
  protection: ProtectionPage,
  data: DataPage,
  operator: OperatorPage,
  account: AccountPage,
  form: FormPage,
  reminders: RemindersPage,
  left: LeftPage,
};

/** One of the pages that few people open. */
export function RarePage({ page }: { page: keyof typeof pages }) {
  const Page = pages[page];
  return <Page />;
}
