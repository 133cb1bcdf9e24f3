package io.dynamomapping.sample.planted;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Notes what is logged, by whom, with stack traces.
 */
final class EventLog extends AppenderBase<ILoggingEvent> {

	private final Queue<String> events = new ConcurrentLinkedQueue<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	void attach() {
		start();
		this.root.addAppender(this);
	}

	void detach() {
		this.root.detachAppender(this);
	}

	List<String> events() {
		return List.copyOf(this.events);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String trace = (event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
				: "";
		this.events.add(event.getLoggerName() + ": " + event.getFormattedMessage() + "\n" + trace);
	}

}
