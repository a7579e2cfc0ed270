FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 WIKI_HOME=/data
WORKDIR /app

COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes --requirement requirements/run.txt

COPY . .
RUN useradd --system --create-home wiki && mkdir /data && chown wiki /data
USER wiki
VOLUME /data
EXPOSE 8000

CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--no-ws", "wiki.wsgi:application"]
