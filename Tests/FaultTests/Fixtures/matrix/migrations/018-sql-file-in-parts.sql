-- migrate:up
CREATE TABLE public.label (id int, name text);
INSERT INTO public.label VALUES (1, 'red');
INSERT INTO proof.effect VALUES ('018', 'up', 1);
CREATE INDEX CONCURRENTLY label_id ON public.label (id);
INSERT INTO public.label VALUES (2, 'blue');
INSERT INTO proof.effect VALUES ('018', 'up', 2);
BEGIN;
INSERT INTO public.label VALUES (3, 'green');
INSERT INTO proof.effect VALUES ('018', 'up', 3);
COMMIT;
-- migrate:down
INSERT INTO proof.effect VALUES ('018', 'down', 1);
DROP TABLE public.label;
