-- migrate:up
SET LOCAL lock_timeout = '30s';
CREATE TABLE public.shelf (id int PRIMARY KEY, name text);
INSERT INTO public.shelf VALUES (1, 'north');
INSERT INTO public.shelf VALUES (2, 'south');
INSERT INTO public.shelf VALUES (3, 'east');
UPDATE public.shelf SET name = upper(name);
INSERT INTO proof.effect VALUES ('017', 'up', 1);
-- migrate:down
INSERT INTO proof.effect VALUES ('017', 'down', 1);
DROP TABLE public.shelf;
