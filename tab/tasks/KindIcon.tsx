import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { MegaphoneRegular } from '@fluentui/react-icons/svg/megaphone';
import { SignatureRegular } from '@fluentui/react-icons/svg/signature';
import type { TaskListItem } from '../api/types.ts';

/** Tells at a glance what sort of work a task is: applicants, signatures, agreements, telling others, or something else. */
export function KindIcon({ kind }: Pick<TaskListItem, 'kind'>) {
  switch (kind) {
    case 'eligibility':
    case 'newChoice':
      return <HatGraduationRegular />;
    case 'learningAgreementSignature':
    case 'unsignedMobility':
    case 'mobilityExtension':
      return <SignatureRegular />;
    case 'agreementRenewal':
    case 'agreementRegistration':
      return <DocumentRegular />;
    case 'placeAnnouncement':
    case 'forwarding':
    case 'notice':
    case 'information':
      return <MegaphoneRegular />;
    case 'articleReview':
      return <BookOpenRegular />;
    case 'accessOrder':
    case 'placeWithdrawal':
    case 'partnerAccount':
    case 'handOver':
      return <ClipboardTaskRegular />;
  }
}
