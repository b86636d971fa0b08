-- A history of version 1, as it was written then.
BEGIN TRANSACTION;
CREATE TABLE plan (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        digest BLOB NOT NULL UNIQUE,
        words INTEGER NOT NULL,
        characters INTEGER NOT NULL
    );
INSERT INTO "plan" VALUES(1,X'C30A7C10866B0D4B09E21F3708604742',9,0);
INSERT INTO "plan" VALUES(2,X'06153F75EB7604BC76574E2DC99ECE63',6,0);
CREATE TABLE run (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        talk TEXT NOT NULL,
        title TEXT NOT NULL,
        started_at TEXT NOT NULL,
        slot_s REAL NOT NULL,
        elapsed_s REAL NOT NULL,
        wpm REAL NOT NULL,
        cpm REAL NOT NULL,
        digest TEXT NOT NULL,
        plan INTEGER NOT NULL REFERENCES plan,
        scope TEXT NOT NULL,
        position INTEGER NOT NULL,
        partial INTEGER NOT NULL,
        finished INTEGER NOT NULL,
        cut_short INTEGER NOT NULL,
        for_real INTEGER NOT NULL,
        pauses INTEGER NOT NULL,
        is_full INTEGER NOT NULL,
        dismissed INTEGER NOT NULL DEFAULT 0,
        owner TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        revision INTEGER NOT NULL
    );
INSERT INTO "run" VALUES(1,'run-1','bridges','Bridges','2026-11-24T10:00:00Z',180.0,190.0,125.0,220.0,'d1',1,'0-2',2,0,1,0,0,0,1,0,'',1790000000,1);
INSERT INTO "run" VALUES(3,'run-3','bridges','Bridges','2026-11-24T10:00:00Z',180.0,40.5,125.0,220.0,'d1',1,'1',1,1,1,0,1,2,0,0,'',1790000000,1);
INSERT INTO "run" VALUES(4,'run-4','harbours','Harbours: 2–3','2026-11-24T10:00:00Z',180.0,90.0,125.0,220.0,'d1',2,'0-2',1,0,0,0,0,0,0,0,'4711 1 pid:[1] 1 desk',1790000000,1);
CREATE TABLE section (
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        text INTEGER NOT NULL REFERENCES text,
        words INTEGER NOT NULL,
        characters INTEGER NOT NULL,
        pauses_s REAL NOT NULL,
        budget_s REAL NOT NULL,
        pinned INTEGER NOT NULL,
        optional INTEGER NOT NULL,
        PRIMARY KEY (plan, position)
    ) WITHOUT ROWID
    ;
INSERT INTO "section" VALUES(1,0,'opening','Opening',1,3,0,0.0,60.0,0,0);
INSERT INTO "section" VALUES(1,1,'the bridge','The bridge',2,3,0,0.0,60.0,0,0);
INSERT INTO "section" VALUES(1,2,'questions','Questions',3,3,0,0.0,60.0,0,0);
INSERT INTO "section" VALUES(2,0,'opening','Opening',4,2,0,0.0,60.0,0,0);
INSERT INTO "section" VALUES(2,1,'the bridge','The bridge',5,2,0,0.0,60.0,0,0);
INSERT INTO "section" VALUES(2,2,'questions','Questions',6,2,0,0.0,60.0,0,0);
CREATE TABLE take (
        run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
        section INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        elapsed_s REAL NOT NULL,
        outcome TEXT NOT NULL,
        stumbles_s TEXT NOT NULL,
        PRIMARY KEY (run, section, attempt)
    ) WITHOUT ROWID
    ;
INSERT INTO "take" VALUES(1,0,1,6.33333333333333357026e+01,'spoken','');
INSERT INTO "take" VALUES(1,1,1,6.33333333333333357026e+01,'spoken','');
INSERT INTO "take" VALUES(1,2,1,6.33333333333333357026e+01,'spoken','');
INSERT INTO "take" VALUES(3,1,1,20.0,'retaken','1.5 7.25');
INSERT INTO "take" VALUES(3,1,2,40.5,'spoken','3.0');
INSERT INTO "take" VALUES(4,0,1,60.0,'spoken','');
INSERT INTO "take" VALUES(4,1,1,30.0,'open','');
CREATE TABLE text (
        id INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,
        text TEXT NOT NULL
    );
INSERT INTO "text" VALUES(1,X'3ACDE34F47F43957AEA0C8D350EE8DB3','Opening: so many words');
INSERT INTO "text" VALUES(2,X'AA0792466D522331CD1FFF6E81BCB042','The bridge: so many words');
INSERT INTO "text" VALUES(3,X'A576D4DE46DA1086D24339F4719D66DE','Questions: so many words');
INSERT INTO "text" VALUES(4,X'44815D2A46A3CF8CF7108E7EC7D6262A','Opening: it’s
new');
INSERT INTO "text" VALUES(5,X'E6DFB23CDFC586B6313866F14F73B65E','The bridge: it’s
new');
INSERT INTO "text" VALUES(6,X'AE6DCBA34695703458758C6BAD34AB6E','Questions: it’s
new');
CREATE INDEX section_by_text ON section (text);
CREATE INDEX run_by_talk ON run (talk);
CREATE INDEX run_by_fullness ON run (talk, is_full);
CREATE INDEX run_by_plan ON run (plan);
CREATE INDEX unfinished_run ON run (talk) WHERE finished = 0;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('plan',2);
INSERT INTO "sqlite_sequence" VALUES('run',4);
COMMIT;
PRAGMA application_id = 1380272210;
PRAGMA user_version = 1;
