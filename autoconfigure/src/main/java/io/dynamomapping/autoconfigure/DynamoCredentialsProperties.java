package io.dynamomapping.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of credentials, of the application or of a client under
 * {@code dynamodb.clients}. A blank text is as good as none.
 *
 * @param provider Where credentials come from. Without a value, it is what the other
 * properties are for; an AwsCredentialsProvider bean where there are none, and else the
 * default chain of the AWS SDK.
 * @param accessKeyId Access key. Goes with a secret access key.
 * @param secretAccessKey Secret access key. Goes with an access key.
 * @param sessionToken Session token of temporary credentials.
 * @param process Process that prints credentials.
 * @param webIdentity Role that is assumed by a token of an identity provider.
 * @param assumeRole Role that is assumed by the other credentials.
 */
public record DynamoCredentialsProperties(@Nullable Source provider, @Nullable String accessKeyId,
		@Nullable String secretAccessKey, @Nullable String sessionToken, @DefaultValue CredentialProcess process,
		@DefaultValue WebIdentity webIdentity, @DefaultValue AssumeRole assumeRole) {

	public DynamoCredentialsProperties {
		accessKeyId = DynamoMappingProperties.textOrNull(accessKeyId);
		secretAccessKey = DynamoMappingProperties.textOrNull(secretAccessKey);
		sessionToken = DynamoMappingProperties.textOrNull(sessionToken);
	}

	boolean hasKeys() {
		return this.accessKeyId != null || this.secretAccessKey != null || this.sessionToken != null;
	}

	@Override
	public String toString() {
		return "Credentials[provider=" + this.provider + ", accessKeyId="
				+ DynamoMappingProperties.masked(this.accessKeyId) + ", secretAccessKey="
				+ DynamoMappingProperties.masked(this.secretAccessKey) + ", sessionToken="
				+ DynamoMappingProperties.masked(this.sessionToken) + ", process=" + this.process + ", webIdentity="
				+ this.webIdentity + ", assumeRole=" + this.assumeRole + "]";
	}

	/**
	 * Where credentials come from.
	 */
	public enum Source {

		/**
		 * The default chain of the AWS SDK.
		 */
		DEFAULT_CHAIN,

		/**
		 * The keys among the properties.
		 */
		STATIC,

		/**
		 * The profile in the AWS configuration files.
		 */
		PROFILE,

		/**
		 * A process that prints them.
		 */
		PROCESS,

		/**
		 * AWS STS, by a token of an identity provider.
		 */
		WEB_IDENTITY,

		/**
		 * The container that the application runs in, on ECS or EKS.
		 */
		CONTAINER,

		/**
		 * The instance of EC2 that the application runs on.
		 */
		INSTANCE_PROFILE,

		/**
		 * Nowhere: requests are not signed.
		 */
		ANONYMOUS

	}

	/**
	 * A process that prints credentials.
	 *
	 * @param command Command line to run, as for 'credential_process' in the AWS
	 * configuration files.
	 */
	public record CredentialProcess(@Nullable String command) {

		public CredentialProcess {
			command = DynamoMappingProperties.textOrNull(command);
		}

		@Override
		public String toString() {
			return "CredentialProcess[command=" + DynamoMappingProperties.masked(this.command) + "]";
		}

	}

	/**
	 * A role that is assumed by a token of an identity provider.
	 *
	 * @param roleArn ARN of the role. Without one, it is in AWS_ROLE_ARN.
	 * @param tokenFile File with the token. Without one, it is in
	 * AWS_WEB_IDENTITY_TOKEN_FILE.
	 * @param sessionName Name of the session, for logs of AWS.
	 */
	public record WebIdentity(@Nullable String roleArn, @Nullable String tokenFile, @Nullable String sessionName) {

		public WebIdentity {
			roleArn = DynamoMappingProperties.textOrNull(roleArn);
			tokenFile = DynamoMappingProperties.textOrNull(tokenFile);
			sessionName = DynamoMappingProperties.textOrNull(sessionName);
		}

		boolean isSet() {
			return this.roleArn != null || this.tokenFile != null || this.sessionName != null;
		}

	}

	/**
	 * A role that is assumed by other credentials.
	 *
	 * @param roleArn ARN of the role.
	 * @param sessionName Name of the session, for logs of AWS.
	 * @param externalId Identifier that the account of the role asks for.
	 * @param duration Time that credentials of the role are valid for.
	 */
	public record AssumeRole(@Nullable String roleArn, @Nullable String sessionName, @Nullable String externalId,
			@Nullable Duration duration) {

		public AssumeRole {
			roleArn = DynamoMappingProperties.textOrNull(roleArn);
			sessionName = DynamoMappingProperties.textOrNull(sessionName);
			externalId = DynamoMappingProperties.textOrNull(externalId);
		}

		boolean isSet() {
			return this.roleArn != null || this.sessionName != null || this.externalId != null || this.duration != null;
		}

		@Override
		public String toString() {
			return "AssumeRole[roleArn=" + this.roleArn + ", sessionName=" + this.sessionName + ", externalId="
					+ DynamoMappingProperties.masked(this.externalId) + ", duration=" + this.duration + "]";
		}

	}

}
