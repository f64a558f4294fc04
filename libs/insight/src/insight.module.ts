import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { chooseFileStore, Config, FileStore } from '@cho-phien/platform';
import './export-messages.js';
import './messages.js';
import './report-messages.js';
import { FurnishOfficers } from './demo/furnish-officers.js';
import { BehindCells } from './storage/behind-cells.js';
import { BuyerRepository } from './storage/buyer.repository.js';
import { ClaimRepository } from './storage/claim.repository.js';
import { CodeRepository } from './storage/code.repository.js';
import { DeedRepository } from './storage/deed.repository.js';
import { ExportRepository } from './storage/export.repository.js';
import { ExternalListingRepository } from './storage/external-listing.repository.js';
import { FlagList } from './storage/flag-list.js';
import { FloorRepository } from './storage/floor.repository.js';
import { FrozenFigureRepository } from './storage/frozen-figure.repository.js';
import { HelpRepository } from './storage/help.repository.js';
import { OfficerTaskList } from './storage/officer-task-list.js';
import { OpenDataRepository } from './storage/open-data.repository.js';
import { OrderRepository } from './storage/order.repository.js';
import { RegisterRepository } from './storage/register.repository.js';
import { RegisterTable } from './storage/register-table.js';
import { ReportRepository } from './storage/report.repository.js';
import { ScheduleRepository } from './storage/schedule.repository.js';
import { ShelfRepository } from './storage/shelf.repository.js';
import { ShopRepository } from './storage/shop.repository.js';
import { SurveyRepository } from './storage/survey.repository.js';
import { TargetRepository } from './storage/target.repository.js';
import { TaskList } from './storage/task-list.js';
import { KeepStandingFigures } from './usecases/keep-standing-figures.js';
import { KeptFigureRepository } from './storage/kept-figure.repository.js';
import { UnitRepository } from './storage/unit-repository.js';
import { WatchRepository } from './storage/watch.repository.js';
import { AskExport } from './usecases/ask-export.js';
import { AskReport } from './usecases/ask-report.js';
import { CheckElsewhere } from './usecases/check-elsewhere.js';
import { EnterSurvey } from './usecases/enter-survey.js';
import { EnterTarget } from './usecases/enter-target.js';
import { ExportRows } from './usecases/export-rows.js';
import { WordRows } from './usecases/word-rows.js';
import { FreezeFigure } from './usecases/freeze-figure.js';
import { FreezeReports } from './usecases/freeze-reports.js';
import { ListDefinitions } from './usecases/list-definitions.js';
import { ListPlaces } from './usecases/list-places.js';
import { MakeExports } from './usecases/make-exports.js';
import { OpenFigures } from './usecases/open-figures.js';
import { PrepareOpenData } from './usecases/prepare-open-data.js';
import { PublishOpenData } from './usecases/publish-open-data.js';
import { ReadFigures } from './usecases/read-figures.js';
import { ReadQuestion } from './usecases/read-question.js';
import { RemoveExports } from './usecases/remove-exports.js';
import { ReviseReport } from './usecases/revise-report.js';
import { ScheduleReports } from './usecases/schedule-reports.js';
import { ShowClaims } from './usecases/show-claims.js';
import { ShowCourse } from './usecases/show-course.js';
import { ShowElsewhere } from './usecases/show-elsewhere.js';
import { ShowExports } from './usecases/show-exports.js';
import { ShowFlags } from './usecases/show-flags.js';
import { ShowIndicator } from './usecases/show-indicator.js';
import { ShowOfficerTasks } from './usecases/show-officer-tasks.js';
import { ShowOpenData } from './usecases/show-open-data.js';
import { ShowOverview } from './usecases/show-overview.js';
import { ShowPublications } from './usecases/show-publications.js';
import { ShowReports } from './usecases/show-reports.js';
import { ShowRevisions } from './usecases/show-revisions.js';
import { ShowSurveys } from './usecases/show-surveys.js';
import { ShowTargets } from './usecases/show-targets.js';
import { ShowTasks } from './usecases/show-tasks.js';

const openData = [BehindCells, BuyerRepository, OpenDataRepository, OpenFigures, PrepareOpenData, PublishOpenData, ShowOpenData, ShowPublications];
const reports = [ReportRepository, FrozenFigureRepository, AskReport, ReviseReport, ShowReports, FreezeFigure, FreezeReports, ScheduleRepository, ScheduleReports, TargetRepository, ShowTargets, EnterTarget];
const files = [ExportRepository, RegisterTable, WordRows, ExportRows, AskExport, ShowExports, MakeExports, RemoveExports];
const demo = [FurnishOfficers];
const store = { provide: FileStore, inject: [Config], useFactory: ({ settings }: Config) => chooseFileStore(settings) };

@Module({
  imports: [AreasModule],
  providers: [...openData, ClaimRepository, CodeRepository, ShopRepository, OfficerTaskList, ShowClaims, ShowOfficerTasks, RegisterRepository, ShelfRepository, OrderRepository, UnitRepository, KeptFigureRepository, ReadFigures, KeepStandingFigures, FloorRepository, ExternalListingRepository, SurveyRepository, DeedRepository, HelpRepository, WatchRepository, TaskList, FlagList, ReadQuestion, ShowIndicator, ShowCourse, ShowRevisions, ShowOverview, ListPlaces, ListDefinitions, CheckElsewhere, ShowElsewhere, EnterSurvey, ShowSurveys, ShowTasks, ShowFlags, ...reports, ...files, ...demo, store],
  exports: [...openData, ClaimRepository, CodeRepository, ShopRepository, ShowClaims, ShowOfficerTasks, KeptFigureRepository, KeepStandingFigures, RegisterRepository, ShelfRepository, OrderRepository, HelpRepository, WatchRepository, DeedRepository, ShowIndicator, ShowCourse, ShowRevisions, ShowOverview, ListPlaces, ListDefinitions, CheckElsewhere, ShowElsewhere, EnterSurvey, ShowSurveys, ShowTasks, ShowFlags, ...reports, ...files, ...demo],
})
export class InsightModule {}
