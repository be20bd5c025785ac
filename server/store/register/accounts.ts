import type { Tables } from '../tables';
import type { Entries } from './entry';

type Accounts =
  | 'account_members'
  | 'earlier_members'
  | 'auth_users'
  | 'auth_sessions'
  | 'auth_accounts'
  | 'auth_passkeys'
  | 'auth_verifications';

export const accounts: Entries<Tables, Accounts> = {
  account_members: {
    subject: 'people',
    title: 'Members of accounts',
    purpose: 'Brings somebody with an account back to the same member of each group on another device.',
    seenBy: ['owner'],
    kept: 'account',
    columns: {
      account_id: ['person', 'the account'],
      group_id: ['fact', 'the group'],
      member_id: ['person', 'the member'],
      linked_at: ['fact', 'when they were put together'],
    },
  },
  earlier_members: {
    subject: 'people',
    title: 'Earlier members of accounts',
    purpose: 'Whom somebody was in a group before they chose another member there: that one goes with the account too.',
    seenBy: ['owner'],
    kept: 'account',
    columns: {
      member_id: ['person', 'the earlier member'],
      account_id: ['person', 'the account'],
      until: ['fact', 'when they chose another'],
    },
  },
  auth_users: {
    subject: 'people',
    title: 'Accounts',
    purpose: 'Lets people sign in on any device. Nobody needs an account.',
    seenBy: ['owner'],
    kept: 'account',
    columns: {
      id: ['person', 'a random number that stands for the account'],
      name: ['person', 'the name that they typed, or that their company gave'],
      email: ['contact', 'the address with which they sign in'],
      emailVerified: ['fact', 'whether they showed that the address is theirs'],
      image: ['fact', 'where their company shows a picture of them; it is not loaded'],
      createdAt: ['fact', 'when the account was made'],
      updatedAt: ['fact', 'when it was changed'],
    },
  },
  auth_sessions: {
    subject: 'people',
    title: 'Sessions of accounts',
    purpose: 'Which devices are signed in, so that people can sign out one that was lost.',
    seenBy: ['owner'],
    kept: 'account',
    columns: {
      id: ['fact', 'a random number'],
      expiresAt: ['fact', 'when it ends by itself'],
      token: ['secret', 'part of the cookie; it opens nothing without a key that is not in the database'],
      createdAt: ['fact', 'when they signed in'],
      updatedAt: ['fact', 'when the device was last used'],
      ipAddress: ['fact', 'always empty'],
      userAgent: ['fact', 'the kind of browser and of computer, such as Firefox, Windows'],
      userId: ['person', 'whose session it is'],
    },
  },
  auth_accounts: {
    subject: 'people',
    title: 'Ways to sign in',
    purpose: 'Checks a password, or knows somebody whom their company has let in.',
    seenBy: ['owner'],
    kept: 'account',
    columns: {
      id: ['fact', 'a random number'],
      accountId: ['person', 'by what their company knows them'],
      providerId: ['fact', 'a password, or the company'],
      userId: ['person', 'whose way it is'],
      accessToken: ['secret', 'always empty'],
      refreshToken: ['secret', 'always empty'],
      idToken: ['secret', 'always empty'],
      accessTokenExpiresAt: ['fact', 'when what the company gave would end'],
      refreshTokenExpiresAt: ['fact', 'when what the company gave would end'],
      scope: ['fact', 'what the company was asked for'],
      password: ['secret', 'a hash of the password, from which it cannot be worked out'],
      createdAt: ['fact', 'when it was added'],
      updatedAt: ['fact', 'when it was changed'],
    },
  },
  auth_passkeys: {
    subject: 'people',
    title: 'Passkeys',
    purpose: 'Signs somebody in by a key that stays in their device, and lists these keys so that one can be removed.',
    seenBy: ['owner'],
    kept: 'account',
    columns: {
      id: ['fact', 'a random number'],
      name: ['text', 'what they called it'],
      publicKey: ['fact', 'the public half of the key, which checks a signature and makes none'],
      userId: ['person', 'whose it is'],
      credentialID: ['person', 'the number by which their device knows it'],
      counter: ['fact', 'how often it was used, where the device counts'],
      deviceType: ['fact', 'whether it can be on several devices'],
      backedUp: ['fact', 'whether it is'],
      transports: ['fact', 'how the device is reached, such as USB'],
      createdAt: ['fact', 'when it was added'],
      aaguid: ['fact', 'the kind of device or program that keeps it'],
    },
  },
  auth_verifications: {
    subject: 'people',
    title: 'Links of mails',
    purpose: 'Lets a link for signing in or for a new password work once.',
    seenBy: ['nobody'],
    kept: 'account',
    columns: {
      id: ['fact', 'a random number'],
      identifier: ['secret', 'a hash of the link'],
      value: ['person', 'for whom it is'],
      expiresAt: ['fact', 'when it stops working'],
      createdAt: ['fact', 'when it was made'],
      updatedAt: ['fact', 'when it was changed'],
    },
  },
};
